// mod x;
mod x {
fn f() { (
