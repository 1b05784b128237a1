//! Whether the lock says what the source says, apart from what breaks, which is reported as such.

use std::collections::BTreeSet;

use super::Gate;
use crate::finding::{Finding, Level};
use crate::lints;
use crate::lock::{Lock, contract, entry_line};
use crate::rule_id::RuleId;
use crate::scan::Location;
use crate::source::outside;
use crate::values::Values;

pub(super) fn finding(gate: &Gate<'_>, lock: &Lock, of_lock: &[Finding], file: &str) -> Option<Finding> {
    let explained = explained(of_lock);
    let codes: Vec<String> =
        differing(gate, lock).into_iter().filter(|code| !explained.contains(code.as_str())).collect();
    let first = codes.first()?;
    let line = codes.iter().filter_map(|code| lock.lines.get(code)).min().copied().unwrap_or(1);
    let location = Location { file: file.to_owned(), line, column: 1 };
    let name = match codes.len() {
        1 => format!("`{first}`"),
        2..=4 => codes.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", "),
        more => format!("`{first}` and {} more codes", more - 1),
    };
    let values = Values::default().with("codes", name).with("flags", &gate.source.flags).with("lock", file);
    lints::about(RuleId::LockStale, location, &values, &gate.levels)
}

/// The codes whose line is another, missing, or too many; sorted.
fn differing(gate: &Gate<'_>, lock: &Lock) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for entry in &gate.source.catalog.errors {
        let line = entry_line(&contract(entry));
        if lock.catalog.get(&entry.spec.code).is_none_or(|locked| entry_line(locked) != line) {
            codes.insert(entry.spec.code.clone());
        }
    }
    for entry in lock.catalog.errors.iter().filter(|entry| !outside(entry, &gate.source.unselected)) {
        if gate.source.catalog.get(&entry.spec.code).is_none() {
            codes.insert(entry.spec.code.clone());
        }
    }
    codes
}

/// Codes whose difference is reported as a break: once is enough.
fn explained(of_lock: &[Finding]) -> BTreeSet<&str> {
    let mut codes = BTreeSet::new();
    for finding in of_lock.iter().filter(|finding| finding.level == Level::Breaking) {
        codes.extend(finding.code.as_deref());
        if [RuleId::VariantCodeChanged, RuleId::ErrorRenamed].contains(&finding.rule) {
            codes.extend(finding.old.as_deref());
            codes.extend(finding.new.as_deref());
        }
    }
    codes
}
