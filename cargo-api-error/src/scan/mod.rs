//! Workspace source in, error enums and findings out.

mod error;
mod interest;
mod lexer;
mod modules;
mod predicate;
mod report;
mod source;
mod tokens;
mod walk;

pub use error::ScanError;
pub use predicate::{Known, Predicate};
pub use report::{Location, Scan, ScanFinding, ScannedEnum, VariantSite};
