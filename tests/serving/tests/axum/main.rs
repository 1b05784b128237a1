//! axum on a real socket.

mod app;
mod echo;
mod framing;
mod injection;
mod logging;
mod redaction;
mod shapes;
mod table;
