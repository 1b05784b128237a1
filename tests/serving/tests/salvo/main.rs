//! salvo on a real socket.

mod app;
mod behaviour;
mod hoop;
mod table;
