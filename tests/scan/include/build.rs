fn main() {
    let folder = std::env::var("OUT_DIR").unwrap();
    let table = "#[derive(Debug, api_error::ApiError)] #[api_error(status = 404)] pub struct Generated;";
    std::fs::write(format!("{folder}/table.rs"), table).unwrap();
    println!("cargo::rustc-check-cfg=cfg(has_table)\ncargo::rustc-cfg=has_table");
}
