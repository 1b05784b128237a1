//! Runs all lints over one scan, and turns what they find into findings.

use super::{Check, Hit, Lint, Subject, all, allow, get};
use crate::finding::{Finding, Level, fingerprint, sorted};
use crate::levels::LevelTable;
use crate::location::Location;
use crate::rule_id::RuleId;
use crate::scan::ScanFinding;
use crate::values::Values;

/// The findings of every lint that is not allowed.
pub fn run(subject: &Subject<'_>, levels: &LevelTable) -> Vec<Finding> {
    run_those(subject, levels, |_| true)
}

fn run_those(subject: &Subject<'_>, levels: &LevelTable, wanted: fn(&Lint) -> bool) -> Vec<Finding> {
    let mut used = allow::Silenced::new();
    let mut findings: Vec<Finding> = subject.scan.findings.iter().filter_map(|found| scanned(found, levels)).collect();
    for lint in all().filter(|lint| wanted(lint)) {
        if let Check::Contract(check) = lint.check {
            let loud = check(subject).into_iter().filter(|hit| !allow::silenced(subject, lint.id, hit.site, &mut used));
            findings.extend(loud.map(|hit| finding(subject, lint, &hit, levels)));
        }
    }
    for lint in all().filter(|lint| wanted(lint)) {
        if let Check::Allows(check) = lint.check {
            findings.extend(check(subject, &used).iter().map(|hit| finding(subject, lint, hit, levels)));
        }
    }
    sorted(findings.into_iter().filter(|finding| finding.level > Level::Allow).collect())
}

/// The findings that make a catalog incomplete or contradictory: nothing is written from such a catalog.
pub fn integrity(subject: &Subject<'_>, levels: &LevelTable) -> Vec<Finding> {
    let matters =
        |finding: &Finding| get(finding.rule).is_some_and(|lint| lint.integrity) && finding.level > Level::Info;
    run_those(subject, levels, |lint| lint.integrity).into_iter().filter(matters).collect()
}

/// A finding at a place that is not a variant: in a file of the gate, or where the compiler sees something else.
pub(crate) fn about(id: RuleId, location: Location, values: &Values, levels: &LevelTable) -> Option<Finding> {
    let lint = get(id)?;
    let finding = of(lint, None, values, location, levels.get(id, lint.level));
    Some(finding).filter(|finding| finding.level > Level::Allow)
}

fn finding(subject: &Subject<'_>, lint: &'static Lint, hit: &Hit, levels: &LevelTable) -> Finding {
    let level = levels.get(lint.id, lint.level_in(subject));
    let finding = of(lint, hit.code.clone(), &hit.values, hit.location.clone(), level);
    let notes = hit.other.as_ref().map(|at| format!("the other one: {at}"));
    Finding { notes: notes.into_iter().collect(), ..finding }
}

fn of(lint: &Lint, code: Option<String>, values: &Values, location: Location, level: Level) -> Finding {
    let named = code.iter().fold(values.clone(), |named, code| named.with("code", code));
    Finding {
        rule: lint.id,
        // Only a change is breaking.
        level: level.min(Level::Error),
        fingerprint: fingerprint(lint.id, code.as_deref(), None, Some(&values.canonical())),
        code,
        message: named.fill(lint.texts.message),
        notes: Vec::new(),
        help: Some(named.fill(lint.texts.help)),
        location,
        old: None,
        new: None,
        values: values.clone(),
        accepted: None,
    }
}

/// What the scanner could not read, with its own message.
fn scanned(found: &ScanFinding, levels: &LevelTable) -> Option<Finding> {
    let values = Values::default().with("file", &found.location.file).with("fact", &found.message);
    let finding = about(found.rule, found.location.clone(), &values, levels)?;
    Some(Finding { message: found.message.clone(), help: found.help.clone().or(finding.help), ..finding })
}
