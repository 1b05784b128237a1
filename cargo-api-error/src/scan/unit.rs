//! A target to scan.

use std::path::PathBuf;

use super::names::FileNames;
use super::report::{Hidden, Location};
use super::walk::Scope;

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

impl Unit {
    /// A place that only a build can see into. `lines` are those on which its types begin.
    pub(crate) fn hidden(&self, scope: Scope, location: Location, lines: Option<(usize, usize)>) -> Hidden {
        let Scope { module, cfg, .. } = scope;
        Hidden { package: self.package.clone(), target: self.label.clone(), module, cfg, lines, location }
    }
}
