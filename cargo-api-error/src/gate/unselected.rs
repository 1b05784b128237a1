//! Codes of the lock that nobody checks, because their packages were not selected.

use crate::baseline::{outside, outside_crates};
use crate::finding::Finding;
use crate::levels::LevelTable;
use crate::lints;
use crate::lock::Lock;
use crate::rule_id::RuleId;
use crate::scan::Location;
use crate::source::Source;

/// A finding if neither a flag nor the current folder chose the packages.
pub(crate) fn finding(source: &Source, levels: &LevelTable, lock: &Lock) -> Option<Finding> {
    if source.chosen {
        return None;
    }
    let crates = outside_crates(&lock.catalog, &source.unselected)?;
    let entries = lock.catalog.errors.iter().filter(|entry| outside(entry, &source.unselected));
    let line = entries.filter_map(|entry| lock.lines.get(&entry.spec.code)).min().copied().unwrap_or(1);
    let location = Location { file: source.files.lock_name(), line, column: 1 };
    lints::report(RuleId::UnselectedCodes, location, [("crates", crates)], levels)
}
