//! Clients against real servers on loopback: what breaks, hangs or lies.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "what is missing fails the test")]

mod adapters;
mod bodies;
mod logging;
mod retries;
mod server;
