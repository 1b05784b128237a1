//! Changes in, findings out: level by profile and configuration, words from the rule, a place to look at.

use super::{Change, Places};
use crate::catalog::ErrorPath;
use crate::finding::{Finding, Level};
use crate::levels::LevelTable;
use crate::rules::{self, Profile, Rule};
use crate::template::fill;

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
    notes.extend(places.note(change));
    Finding {
        rule: rule.id,
        level,
        code: change.code.clone(),
        message: fill(rule.message, &values),
        notes,
        help: Some(fill(rule.help, &values)),
        location: places.location(change),
        old: change.old.clone(),
        new: change.new.clone(),
        fingerprint: change.fingerprint(),
        accepted: None,
    }
}

fn variants(paths: &[ErrorPath]) -> String {
    let quoted: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
    quoted.join(", ")
}
