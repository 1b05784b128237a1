//! The command `cargo api-error`.

fn main() {}
