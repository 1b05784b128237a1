//! tonic over HTTP/2, with tonic's own client.

mod app;
mod layer;
mod status;
