//! Whether the lock has the contract of the source, apart from breaking changes, which have their own findings.

use std::collections::BTreeSet;

use super::Gate;
use crate::catalog::Entry;
use crate::finding::{Finding, Level};
use crate::lints;
use crate::location::Location;
use crate::lock::{Lock, contract, entry_line};
use crate::rule_id::RuleId;
use crate::source::outside;
use crate::values::Values;

pub(super) fn finding(gate: &Gate<'_>, lock: &Lock, of_lock: &[Finding], file: &str) -> Option<Finding> {
    let explained = explained(of_lock);
    let codes: Vec<&str> = differing(gate, lock).into_iter().filter(|code| !explained.contains(code)).collect();
    let line = codes.iter().filter_map(|code| lock.lines.get(*code)).min().copied().unwrap_or(1);
    let location = Location { file: file.into(), line, column: 1 };
    let names = match codes.as_slice() {
        [] => return None,
        [first, _, _, _, _, ..] => format!("`{first}` and {} more codes", codes.len() - 1),
        few => few.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", "),
    };
    let finding = lints::about(RuleId::LockStale, location, &Values::default().with("codes", names), &gate.levels)?;
    let help = format!("run `cargo api-error lock{}` and commit `{file}`", gate.source.flags);
    Some(Finding { help: Some(help), ..finding })
}

/// The codes that have another line in the lock, or that only one side has; sorted.
fn differing<'a>(gate: &'a Gate<'_>, lock: &'a Lock) -> BTreeSet<&'a str> {
    let (source, locked) = (&gate.source.catalog, &lock.catalog);
    let differs = |entry: &&Entry| {
        let locked = locked.get(&entry.spec.code);
        locked.is_none_or(|locked| entry_line(locked) != entry_line(&contract(entry)))
    };
    let selected = locked.errors.iter().filter(|entry| !outside(entry, &gate.source.unselected));
    let gone = selected.filter(|entry| source.get(&entry.spec.code).is_none());
    source.errors.iter().filter(differs).chain(gone).map(|entry| entry.spec.code.as_str()).collect()
}

/// Codes whose change is already reported as breaking.
fn explained(of_lock: &[Finding]) -> BTreeSet<&str> {
    let mut codes = BTreeSet::new();
    for finding in of_lock.iter().filter(|finding| finding.level == Level::Breaking) {
        codes.extend(finding.code.as_deref());
        codes.extend(finding.values.get("likely"));
        if [RuleId::VariantCodeChanged, RuleId::ErrorRenamed].contains(&finding.rule) {
            codes.extend(finding.old.as_deref());
            codes.extend(finding.new.as_deref());
        }
    }
    codes
}
