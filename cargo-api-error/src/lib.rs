//! The library behind `cargo api-error`: scan, catalog, lock, rules, findings.

pub mod catalog;
pub mod diff;
pub mod finding;
pub mod levels;
pub mod lints;
pub mod lock;
pub mod render;
pub mod rules;
pub mod scan;

mod suggest;
mod template;
