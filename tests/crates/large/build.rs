//! Writes an enum of 5,000 variants, and fifty enums of 100.
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let mut text = String::from("#[derive(Debug, api_error::ApiError)]\npub enum Large {\n");
    for index in 0..5_000 {
        let status = 400 + index % 29;
        let _ = match index % 3 {
            0 => writeln!(text, "#[api_error(status = {status})] Large{index},"),
            1 => writeln!(
                text,
                "#[api_error(status = {status}, message = \"{{a}} of {{b}}\")] Large{index} {{ a: u8, b: u8 }},"
            ),
            _ => writeln!(text, "#[api_error(status = {status}, param = \"p[{{0}}]\")] Large{index}(u8),"),
        };
    }
    text.push_str("}\n");
    let mut names = String::new();
    for part in 0..50 {
        let _ =
            writeln!(text, "#[derive(Debug, api_error::ApiError)]\n#[api_error(status = 404)]\npub enum Part{part} {{");
        for index in 0..100 {
            let _ = writeln!(text, "Part{part}Of{index},");
        }
        text.push_str("}\n");
        let _ = write!(names, "Part{part}, ");
    }
    let _ = writeln!(text, "api_error::catalog! {{ pub static ONE = [Large]; pub static MANY = [{names}]; }}");
    let path = Path::new(&env::var_os("OUT_DIR").unwrap()).join("large.rs");
    fs::write(path, text).unwrap();
}
