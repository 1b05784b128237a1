//! Codes of the lock whose packages were not selected.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::finding::Finding;
use crate::levels::LevelTable;
use crate::lints;
use crate::location::Location;
use crate::lock::Lock;
use crate::rule_id::RuleId;
use crate::source::{Source, outside};
use crate::values::Values;

/// The crates of a lock that were not selected, as text; `None` if there is no such crate.
pub(crate) fn crates(source: &Source, lock: &Catalog) -> Option<String> {
    let others = lock.errors.iter().filter(|entry| outside(entry, &source.unselected));
    let crates: BTreeSet<String> =
        others.flat_map(|entry| entry.variants.iter().map(|variant| variant.path.crate_name())).collect();
    let names: Vec<String> = crates.into_iter().map(|name| format!("`{name}`")).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Codes that are not checked, although the user did not choose the packages.
pub(crate) fn finding(source: &Source, levels: &LevelTable, lock: &Lock) -> Option<Finding> {
    if source.chosen {
        return None;
    }
    let names = crates(source, &lock.catalog)?;
    let entries = lock.catalog.errors.iter().filter(|entry| outside(entry, &source.unselected));
    let line = entries.filter_map(|entry| lock.lines.get(&entry.spec.code)).min().copied().unwrap_or(1);
    let location = Location { file: source.files.lock_name().into(), line, column: 1 };
    lints::about(RuleId::UnselectedCodes, location, &Values::default().with("crates", names), levels)
}
