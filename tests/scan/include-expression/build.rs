fn main() {
    std::fs::write(format!("{}/value.rs", std::env::var("OUT_DIR").unwrap()), "1").unwrap();
}
