//! rocket on a real socket.
#![expect(clippy::needless_pass_by_value, reason = "Rocket passes what it extracts by value")]

mod app;
#[path = "../every_framework/mod.rs"]
mod every_framework;
mod guards;
#[path = "../valid/mod.rs"]
mod valid;
mod valid_app;
