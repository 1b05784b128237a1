//! A target to scan.

use std::path::PathBuf;

use super::names::FileNames;

/// A target to scan.
#[derive(Debug)]
pub(crate) struct Unit {
    pub(crate) package: String,
    /// `lib`, `bin:NAME`
    pub(crate) label: String,
    pub(crate) root: PathBuf,
    pub(crate) names: FileNames,
    /// Whether `cfg(test)` holds, which it does only in the targets `test` and `bench`.
    pub(crate) test: bool,
    /// Whether the edition has `c".."`.
    pub(crate) c_strings: bool,
}
