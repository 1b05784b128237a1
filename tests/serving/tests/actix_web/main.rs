//! actix-web on a real socket.

mod app;
#[path = "../every_framework/mod.rs"]
mod every_framework;
mod middleware;
#[path = "../multipart/mod.rs"]
mod multipart;
mod path_app;
#[path = "../paths/mod.rs"]
mod paths;
mod uploads;
#[path = "../valid/mod.rs"]
mod valid;
mod valid_app;
