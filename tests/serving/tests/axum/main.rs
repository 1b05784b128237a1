//! axum on a real socket.
#![expect(clippy::indexing_slicing, reason = "what is missing fails the test")]

mod app;
#[path = "../every_framework/mod.rs"]
mod every_framework;
mod extra;
mod extractors;
mod failures;
mod framing;
#[path = "../multipart/mod.rs"]
mod multipart;
mod rejections;
mod spawned;
mod tower_http;
mod types;
mod uploads;
#[path = "../valid/mod.rs"]
mod valid;
mod valid_app;
