//! rocket on a real socket.

mod app;
mod behaviour;
mod guards;
mod table;
