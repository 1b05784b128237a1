//! axum on a real socket.
#![expect(clippy::indexing_slicing, reason = "what is missing fails the test")]

mod app;
mod echo;
mod extractors;
mod failures;
mod framing;
mod injection;
mod logging;
mod redaction;
mod shapes;
mod table;
mod types;
