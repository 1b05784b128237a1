//! The library behind `cargo api-error`: scan, catalog, lock, rules, findings.

pub mod baseline;
pub mod catalog;
pub mod config;
pub mod diff;
pub mod explain;
pub mod failure;
pub mod finding;
pub mod levels;
pub mod lints;
pub mod lock;
pub mod output;
pub mod render;
pub mod rules;
pub mod scan;
pub mod talk;
pub mod write;

mod suggest;
mod template;
