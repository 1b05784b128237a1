//! Clients against real servers on loopback: what breaks, hangs or lies.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "what is missing fails the test")]

mod adapters;
mod bodies;
mod connections;
mod http2;
mod keys;
mod logging;
mod retries;
mod secrets;
mod server;
mod waits;
