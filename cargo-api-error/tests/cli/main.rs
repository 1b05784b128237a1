//! Runs the program as people and scripts do, and compares stdout, stderr, exit code and files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod accept;
mod clients;
mod colours;
mod compiled;
mod contract;
mod diff;
mod editors;
mod explain;
#[cfg(unix)]
mod failing_git;
mod failures;
mod files;
mod gate;
mod generate;
mod git;
mod help;
mod history;
mod html;
mod json;
mod list;
mod lock;
mod merge;
mod merge_base;
mod moved;
mod openapi;
mod openapi_large;
mod openapi_merge;
mod openapi_services;
mod operations;
mod project;
mod release;
mod runtime;
mod services;
mod shape;
mod sources;
mod usage;
mod verify;
