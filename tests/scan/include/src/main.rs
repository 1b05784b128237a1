include!(concat!(env!("OUT_DIR"), "/table.rs"));
const BESIDE: &str = include_str!("generated/more.rs");
fn main() {
    println!("{BESIDE} {:?}", Generated);
}

#[cfg(has_table)]
#[derive(Debug, api_error::ApiError)]
#[api_error(status = 404)]
pub struct ByScriptToo;
