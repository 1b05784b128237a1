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
mod details;
mod documents;
mod edits;
mod explain;
mod lint_twins;
mod lints;
mod lock;
mod pages;
mod quiet;
mod reference;
mod reports;
mod rules;
mod runtime;
mod shared;
mod site;
mod support;
mod twins;
