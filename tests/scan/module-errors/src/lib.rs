mod missing;
mod both;
fn body() {
    mod in_block;
}
mod broken;
#[path = "nowhere.rs"]
mod by_path;
