//! tonic over HTTP/2, with tonic's own client.
#![expect(clippy::indexing_slicing, reason = "what is missing fails the test")]

mod app;
mod layer;
mod status;
