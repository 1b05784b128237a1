//! The library behind `cargo api-error`: scan, catalog, lock, rules, findings.

pub mod scan;
pub mod verify;
pub mod workspace;
