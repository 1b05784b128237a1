//! salvo on a real socket.

mod app;
#[path = "../every_framework/mod.rs"]
mod every_framework;
mod hoop;
