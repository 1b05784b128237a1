const TABLE: &[u8] = include!("table.in");
fn f() -> u8 {
    let value = include!("block.in");
    let unknown = include!(concat!(env!("OUT_DIR"), "/value.rs"));
    vec![include!("table.in")];
    value
}
