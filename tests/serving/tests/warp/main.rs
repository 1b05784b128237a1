//! warp on a real socket.

mod app;
mod behaviour;
mod rejections;
mod table;
