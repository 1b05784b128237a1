//! Changes in, findings out: level by profile and configuration, words from the rule, a place to look at.

use super::Places;
use crate::comparison::Change;
use crate::finding::{Finding, Level};
use crate::levels::LevelTable;
use crate::rules::{self, Profile, Rule};

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
    let exceptional = rule.exception.filter(|_| change.exceptional);
    let default = exceptional.map_or(rule.levels, |(_, levels)| levels).of(profile);
    let chosen = levels.get(rule.id, default);
    let level = if change.firm { chosen.max(default) } else { chosen };
    if change.unstable { level.min(Level::Info) } else { level }
}

fn finding(change: &Change, rule: &Rule, places: &Places<'_>, level: Level) -> Finding {
    let values = change.values();
    let mut notes = change.notes.clone();
    if change.unstable {
        notes.push("the code was unstable, so nothing was promised".to_owned());
    }
    notes.extend(places.note(change));
    Finding {
        rule: rule.id,
        level,
        code: change.code.clone(),
        message: values.fill(rule.texts.message),
        notes,
        help: Some(values.fill(rule.texts.help)),
        location: places.location(change),
        old: change.old.clone(),
        new: change.new.clone(),
        fingerprint: change.fingerprint(),
        accepted: None,
    }
}
