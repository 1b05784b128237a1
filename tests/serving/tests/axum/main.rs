//! axum on a real socket.

mod app;
mod table;
