mod errors;
mod only_bin;
fn main() {}
