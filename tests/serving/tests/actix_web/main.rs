//! actix-web on a real socket.

mod app;
mod behaviour;
mod middleware;
mod table;
