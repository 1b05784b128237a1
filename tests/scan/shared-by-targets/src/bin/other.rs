#[path = "../errors.rs"]
mod renamed;
