//! All lints over one scan: hits in, findings out.

use std::collections::BTreeSet;

use super::{Hit, Lint, Site, Subject, all, allow, get};
use crate::finding::{Finding, Level, fingerprint};
use crate::levels::LevelTable;
use crate::scan::{Location, ScanFinding};
use crate::template::fill;

/// The findings of every lint that is not allowed.
#[must_use]
pub fn run(subject: &Subject<'_>, levels: &LevelTable) -> Vec<Finding> {
    run_those(subject, levels, |_| true)
}

fn run_those(subject: &Subject<'_>, levels: &LevelTable, wanted: fn(&Lint) -> bool) -> Vec<Finding> {
    let mut used = BTreeSet::new();
    let mut findings = Vec::new();
    for lint in all().filter(|lint| wanted(lint)) {
        let Some(check) = lint.check else { continue };
        for hit in check(subject) {
            if !allow::silenced(subject, lint.id, hit.site, &mut used) {
                findings.push(finding(subject, lint, &hit, levels));
            }
        }
    }
    for (id, hit) in allow::leftover(subject, &used) {
        findings.extend(get(id).map(|lint| finding(subject, lint, &hit, levels)));
    }
    findings.extend(subject.scan.findings.iter().map(|found| scanned(found, levels)));
    sorted(findings)
}

/// The findings that make a catalog incomplete or contradictory: nothing is written from such a catalog.
#[must_use]
pub fn integrity(subject: &Subject<'_>, levels: &LevelTable) -> Vec<Finding> {
    let whole = |finding: &Finding| get(finding.rule).is_none_or(|lint| lint.integrity) && finding.level > Level::Info;
    run_those(subject, levels, |lint| lint.integrity).into_iter().filter(whole).collect()
}

/// A finding of the gate about one of its files.
pub(crate) fn simple(id: &str, location: Location, values: &[(&str, &str)], levels: &LevelTable) -> Option<Finding> {
    let lint = get(id)?;
    let value = |key: &str| values.iter().find(|(name, _)| *name == key).map(|(_, value)| (*value).to_owned());
    let (name, code) = (value("name"), value("code"));
    Some(Finding {
        rule: lint.id,
        level: levels.get(lint.id, lint.level),
        message: fill(lint.message, values),
        notes: Vec::new(),
        help: Some(fill(lint.help, values)),
        location,
        old: None,
        fingerprint: fingerprint(lint.id, code.as_deref(), None, name.as_deref()),
        new: None,
        code,
        accepted: None,
    })
}

fn finding(subject: &Subject<'_>, lint: &'static Lint, hit: &Hit, levels: &LevelTable) -> Finding {
    let values = [
        ("code", hit.code.as_str()),
        ("name", hit.name.as_str()),
        ("old", hit.old.as_str()),
        ("new", hit.new.as_str()),
    ];
    let first = hit.other.map(|other| place(subject, other));
    let notes = first.map(|at| format!("the other one: {}:{}:{}", at.file, at.line, at.column));
    Finding {
        rule: lint.id,
        level: levels.get(lint.id, lint.level),
        code: Some(hit.code.clone()).filter(|code| !code.is_empty()),
        message: fill(lint.message, &values),
        notes: notes.into_iter().collect(),
        help: Some(fill(lint.help, &values)),
        location: place(subject, hit.site),
        old: None,
        new: None,
        fingerprint: fingerprint(lint.id, Some(&hit.code), Some(&hit.old), Some(&format!("{}\n{}", hit.name, hit.new))),
        accepted: None,
    }
}

/// What the scanner could not see into. An id that the table does not know weighs as much as `unresolved`.
fn scanned(found: &ScanFinding, levels: &LevelTable) -> Finding {
    let default = get(found.rule).map_or(Level::Breaking, |lint| lint.level);
    let help = || get(found.rule).map(|lint| lint.help.to_owned());
    Finding {
        rule: found.rule,
        level: levels.get(found.rule, default),
        code: None,
        message: found.message.clone(),
        notes: Vec::new(),
        help: found.help.clone().or_else(help),
        location: found.location.clone(),
        old: None,
        new: None,
        fingerprint: fingerprint(found.rule, None, Some(&found.location.file), Some(&found.message)),
        accepted: None,
    }
}

fn place(subject: &Subject<'_>, site: Site) -> Location {
    let nowhere = Location { file: String::new(), line: 1, column: 1 };
    let Some(item) = subject.scan.enums.get(site.item) else { return nowhere };
    item.variants.get(site.variant).map_or_else(|| item.location.clone(), |variant| variant.location.clone())
}

fn sorted(findings: Vec<Finding>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = findings.into_iter().filter(|finding| finding.level > Level::Allow).collect();
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    findings
}
