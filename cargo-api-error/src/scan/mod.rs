//! Workspace source in, error enums and findings out.

mod report;

pub use report::{Location, Scan, ScanFinding, ScannedEnum, VariantSite};
