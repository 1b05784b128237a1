//! The behaviour of derived errors, one topic per file.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod by_hand;
mod catalog;
mod code;
mod codes;
mod comparisons;
mod decode;
mod details;
mod details_bytes;
mod echo;
mod envelope;
mod error_type;
mod forward;
mod generics;
mod headers;
mod http;
mod lifecycle;
mod message;
mod outer;
mod packed;
mod parity;
mod pointers;
mod problem;
mod properties;
mod recursion;
mod redaction;
mod request;
mod responses;
mod retry;
mod shapes;
mod sources;
mod status;
mod status_from;
mod structs;
mod wide;
mod wrappers;
