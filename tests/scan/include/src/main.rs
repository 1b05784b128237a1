include!(concat!(env!("OUT_DIR"), "/table.rs"));
const BESIDE: &str = include_str!("generated/more.rs");
fn main() {
    println!("{BESIDE} {:?}", Generated);
}
