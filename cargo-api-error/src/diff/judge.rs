//! Changes in, findings out: level by profile and configuration, words from the rule, a place to look at.

use std::collections::BTreeMap;

use super::Change;
use crate::catalog::{Catalog, Source};
use crate::finding::{Finding, Level};
use crate::levels::LevelTable;
use crate::lock::LOCK_FILE;
use crate::rules::{self, Profile, Rule};
use crate::scan::Location;
use crate::template::fill;

/// Where things stand.
#[derive(Clone, Copy, Debug)]
pub struct Places<'a> {
    /// The new side, with lines.
    pub new: &'a Catalog,
    /// The file of the old side, or the lock that stands for it.
    pub file: &'a str,
    /// Code to line in that file.
    pub lines: &'a BTreeMap<String, usize>,
}

/// The findings of the changes that are not allowed.
#[must_use]
pub fn judge(changes: &[Change], places: &Places<'_>, profile: Profile, levels: &LevelTable) -> Vec<Finding> {
    let known = changes.iter().filter_map(|change| rules::get(change.rule).map(|rule| (change, rule)));
    let findings = known.map(|(change, rule)| finding(change, rule, places, level(change, rule, profile, levels)));
    let mut findings: Vec<Finding> = findings.filter(|finding| finding.level > Level::Allow).collect();
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    findings
}

fn level(change: &Change, rule: &Rule, profile: Profile, levels: &LevelTable) -> Level {
    let table = if change.exceptional { rule.exceptional.unwrap_or(rule.levels) } else { rule.levels };
    let default = table.of(profile);
    let chosen = levels.get(rule.id, default);
    let level = if change.firm { chosen.max(default) } else { chosen };
    if change.unstable { level.min(Level::Info) } else { level }
}

fn finding(change: &Change, rule: &Rule, places: &Places<'_>, level: Level) -> Finding {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let name = change.name.clone().unwrap_or_else(|| variants(&change.variants));
    let (code, old, new) = (text(&change.code), text(&change.old), text(&change.new));
    let values = [("code", code.as_str()), ("old", old.as_str()), ("new", new.as_str()), ("name", name.as_str())];
    let mut notes = change.notes.clone();
    if change.unstable {
        notes.push("the code was unstable, so nothing was promised".to_owned());
    }
    Finding {
        rule: rule.id,
        level,
        code: change.code.clone(),
        message: fill(rule.message, &values),
        notes,
        help: Some(fill(rule.help, &values)),
        location: location(change, places),
        old: change.old.clone(),
        new: change.new.clone(),
        fingerprint: change.fingerprint(),
        accepted: None,
    }
}

fn variants(paths: &[String]) -> String {
    let quoted: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
    quoted.join(", ")
}

/// The variant in the source where there is one, else the line of the code in the old side's file.
fn location(change: &Change, places: &Places<'_>) -> Location {
    let code = change.code.as_deref().unwrap_or_default();
    let line = places.lines.get(code).copied();
    let in_file = Location { file: places.file.to_owned(), line: line.unwrap_or(1), column: 1 };
    let by_path = |path: &String| {
        let mut variants = places.new.errors.iter().flat_map(|entry| &entry.variants);
        variants.find(|variant| variant.path == *path)?.source.as_ref()
    };
    let of_code = || places.new.get(code)?.variants.iter().find_map(|variant| variant.source.as_ref());
    let source = change.variants.iter().find_map(by_path).or_else(of_code);
    source.and_then(place).unwrap_or(in_file)
}

fn place(source: &Source) -> Option<Location> {
    Some(Location { file: source.file.clone(), line: source.line?, column: source.column.unwrap_or(1) })
}

impl<'a> Places<'a> {
    /// The places of a comparison whose old side has no file in the working tree: the lock stands for it.
    #[must_use]
    pub fn beside_lock(new: &'a Catalog, lines: &'a BTreeMap<String, usize>) -> Self {
        Self { new, file: LOCK_FILE, lines }
    }
}
