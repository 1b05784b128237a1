//! All lints over one scan: hits in, findings out.

use super::lint::Check;
use super::subject::{Allows, Hit};
use super::{Lint, Subject, all, allow, get};
use crate::finding::{Finding, Values, fill, fingerprint, sorted};
use crate::levels::{Level, LevelTable};
use crate::rule_id::RuleId;
use crate::scan::{Location, ScanFinding};

/// The findings of every lint whose level is not `allow`.
#[must_use]
pub fn run(subject: &Subject<'_>, levels: &LevelTable) -> Vec<Finding> {
    let mut used = Allows::new();
    let mut hits = Vec::new();
    for lint in all() {
        if let Check::Source(check) = lint.check {
            let loud = check(subject).into_iter().filter(|hit| !allow::silenced(subject, lint.id, hit.site, &mut used));
            hits.extend(loud.map(|hit| (lint, hit)));
        }
    }
    for lint in all() {
        if let Check::Allows(check) = lint.check {
            hits.extend(check(subject, &used).into_iter().map(|hit| (lint, hit)));
        }
    }
    let found = hits.into_iter().map(|(lint, hit)| of_hit(subject, lint, hit, levels));
    let scanned = subject.scan.findings.iter().filter_map(|found| of_scan(found, levels));
    sorted(found.chain(scanned).filter(|finding| finding.level > Level::Allow).collect())
}

/// The findings that make a catalog incomplete or contradictory: nothing is written from such a catalog.
#[must_use]
pub fn integrity(subject: &Subject<'_>, levels: &LevelTable) -> Vec<Finding> {
    let matters =
        |finding: &Finding| finding.level > Level::Info && get(finding.rule).is_some_and(|lint| lint.integrity);
    run(subject, levels).into_iter().filter(matters).collect()
}

/// What the gate or `verify` found; nothing if the lint's level is `allow`.
pub(crate) fn report<const N: usize>(
    id: RuleId,
    location: Location,
    values: [(&'static str, String); N],
    levels: &LevelTable,
) -> Option<Finding> {
    let found = finding(get(id)?, None, values.into(), location, levels);
    Some(found).filter(|finding| finding.level > Level::Allow)
}

fn of_hit(subject: &Subject<'_>, lint: &Lint, hit: Hit, levels: &LevelTable) -> Finding {
    let other = hit.other.map(|other| format!("the other one is at {}", subject.location(other)));
    let notes = hit.notes.into_iter().chain(other).collect();
    Finding { notes, ..finding(lint, hit.code, hit.values, subject.location(hit.site), levels) }
}

/// The scanner has words of its own.
fn of_scan(found: &ScanFinding, levels: &LevelTable) -> Option<Finding> {
    let finding = finding(get(found.rule)?, None, Values::new(), found.location.clone(), levels);
    Some(Finding {
        message: found.message.clone(),
        help: found.help.clone().or(finding.help),
        fingerprint: fingerprint(found.rule, None, Some(&found.location.file), Some(&found.message)),
        ..finding
    })
}

fn finding(lint: &Lint, code: Option<String>, values: Values, location: Location, levels: &LevelTable) -> Finding {
    let text = |template| fill(template, |name| if name == "code" { code.clone() } else { values.get(name).cloned() });
    let facts = values.iter().fold(String::new(), |text, (name, value)| text + &format!("{name}={value}\n"));
    Finding {
        rule: lint.id,
        level: levels.get(lint.id, lint.level),
        message: text(lint.message),
        notes: Vec::new(),
        help: Some(text(lint.help)),
        location,
        old: None,
        new: None,
        fingerprint: fingerprint(lint.id, code.as_deref(), None, Some(&facts)),
        code,
        values,
        accepted: None,
    }
}
