//! axum on a real socket.

mod app;
mod crowd;
mod echo;
mod framing;
mod injection;
mod logging;
mod redaction;
mod shapes;
mod table;
