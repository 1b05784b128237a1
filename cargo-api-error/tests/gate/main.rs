//! The catalog and its gate, by topic.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]
#![allow(clippy::format_push_string, reason = "the short form reads better")]

mod acceptances;
mod catalog;
mod documents;
mod explain;
mod lints;
mod lock;
mod pages;
mod reports;
mod rules;
mod shared;
mod support;
mod twins;
