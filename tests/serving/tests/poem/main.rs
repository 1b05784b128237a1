//! poem on a real socket.
#![expect(clippy::needless_pass_by_value, reason = "poem passes what it extracts by value")]

mod app;
#[path = "../every_framework/mod.rs"]
mod every_framework;
mod middleware;
