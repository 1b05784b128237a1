//! Real servers on loopback, and a client that sees every byte of what they answer.

pub mod cases;
pub mod log;
pub mod process;
pub mod server;
pub mod suite;
pub mod wire;
