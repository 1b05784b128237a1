//! The library behind `cargo api-error`: scan, catalog, lock, rules, findings.

pub mod catalog;
pub mod finding;
pub mod lock;
pub mod scan;

mod suggest;
mod template;
