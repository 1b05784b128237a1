#[path = "elsewhere/renamed.rs"]
mod errors;
mod plain;
mod inline {
    #[path = "by_path.rs"]
    mod by_path;
    mod child;
}
#[path = "base"]
mod based {
    mod child;
}
fn body() {
    #[path = "in_block.rs"]
    mod in_block;
}
