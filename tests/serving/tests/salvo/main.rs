//! salvo on a real socket.
#![expect(clippy::indexing_slicing, reason = "what is missing fails the test")]

mod app;
mod behaviour;
mod hoop;
mod table;
