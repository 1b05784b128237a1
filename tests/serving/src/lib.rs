//! Real servers on loopback, a client that sees every byte of their answers, and the checks that every framework passes.

pub mod cases;
pub mod drips;
pub mod errors;
mod explosive;
pub mod log;
pub mod process;
pub mod secret;
pub mod server;
pub mod suite;
pub mod wire;
