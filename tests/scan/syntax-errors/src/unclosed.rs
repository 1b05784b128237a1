mod x {
fn f() { (
