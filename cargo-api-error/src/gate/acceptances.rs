//! Which findings the team accepted, and which acceptances are no longer needed.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Gate;
use crate::args::quoted;
use crate::baseline::Against;
use crate::failure::Failure;
use crate::finding::{Finding, Level, sorted};
use crate::lints;
use crate::location::Location;
use crate::lock::{ACCEPT_FILE, Acceptance, Acceptances};
use crate::rule_id::RuleId;
use crate::rules;
use crate::source::Source;
use crate::values::Values;
use crate::write;

/// The acceptances of a workspace.
pub fn acceptances(source: &Source) -> Result<Acceptances, Failure> {
    let path = source.files.beside(ACCEPT_FILE);
    let text = write::read_optional(&source.files.root.join(&path))?.unwrap_or_default();
    Acceptances::parse(&text).map_err(|error| Failure::usage(format!("`{}`: {error}", path.display())))
}

/// Before the first release, no file records the earlier content of the lock.
const UNRELEASED: &str = "nothing was released yet, so after `cargo api-error lock` nothing differs any more; after the \
                          first release, an acceptance stays in use until the next one";

/// Marks what is accepted, and reports the acceptances that match nothing or have expired.
pub(super) fn apply(gate: &Gate<'_>, mut findings: Vec<Finding>, released: bool) -> Result<Vec<Finding>, Failure> {
    let accepted = acceptances(gate.source)?;
    prefer_unannounced(&mut findings);
    mark_accepted(gate, &accepted, &mut findings, None);
    let mut idle = idle(gate, &accepted, &findings);
    for finding in idle.iter_mut().filter(|finding| !released && finding.rule == RuleId::UnusedAcceptance) {
        finding.notes.push(UNRELEASED.to_owned());
    }
    findings.append(&mut idle);
    Ok(sorted(findings))
}

/// Drops the news that a code was removed after its deprecation, if another baseline shows that it was not deprecated there: whoever
/// relies on that baseline was never warned.
fn prefer_unannounced(findings: &mut Vec<Finding>) {
    let removed = findings.iter().filter(|finding| finding.rule == RuleId::ErrorRemoved);
    let removed: BTreeSet<String> = removed.filter_map(|finding| finding.code.clone()).collect();
    let gone = |finding: &Finding| finding.code.as_ref().is_some_and(|code| removed.contains(code));
    findings.retain(|finding| finding.rule != RuleId::ErrorRemovedAfterDeprecation || !gone(finding));
}

/// Findings about the acceptances that match none of the findings.
fn idle(gate: &Gate<'_>, accepted: &Acceptances, findings: &[Finding]) -> Vec<Finding> {
    let file: Arc<str> = gate.source.files.beside(ACCEPT_FILE).to_string_lossy().replace('\\', "/").into();
    let finding = |(at, acceptance): (usize, &Acceptance)| {
        let line = accepted.lines.get(at).copied().unwrap_or(1);
        let location = Location { file: file.clone(), line, column: 1 };
        let values = Values::default().with("acceptance", title(acceptance));
        let matches = findings
            .iter()
            .any(|finding| acceptance.is_of(&finding.fingerprint, finding.rule, finding.code.as_deref()));
        match (matches, acceptance.is_expired(&gate.today)) {
            (true, false) => None,
            // Another baseline shows the change.
            (false, false) if acceptance.against.is_some() => None,
            (true, true) => {
                let values = values.with("day", acceptance.expires.as_deref().unwrap_or_default());
                lints::about(RuleId::ExpiredAcceptance, location, &values, &gate.levels)
            }
            (false, _) => lints::about(RuleId::UnusedAcceptance, location, &values, &gate.levels),
        }
    };
    accepted.all.iter().enumerate().filter_map(finding).collect()
}

/// Marks what is accepted, and adds to every other break the command that accepts it.
pub(super) fn mark_accepted(
    gate: &Gate<'_>,
    accepted: &Acceptances,
    findings: &mut [Finding],
    against: Option<&Against>,
) {
    let against = against.map(|against| format!(" --against {}", quoted(&against.to_string())));
    let flags = format!("{}{}", against.unwrap_or_default(), gate.source.flags);
    for finding in findings.iter_mut().filter(|finding| rules::get(finding.rule).is_some()) {
        let (print, rule) = (&finding.fingerprint, finding.rule);
        if let Some(acceptance) = accepted.living(print, rule, finding.code.as_deref(), &gate.today) {
            finding.accepted = Some(acceptance.reason.clone());
        } else if finding.level == Level::Breaking {
            finding.notes.push(format!("to accept it: cargo api-error accept {print} --reason \"..\"{flags}"));
        }
    }
}

fn title(acceptance: &Acceptance) -> String {
    let rule = acceptance.rule.map(RuleId::as_str);
    let parts = [Some(acceptance.fingerprint.as_str()), rule, acceptance.code.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
