//! Which findings the team decided to live with, and which decisions nobody needs any more.

use std::collections::BTreeSet;

use super::{Gate, sorted};
use crate::args::quoted;
use crate::baseline::Against;
use crate::failure::Failure;
use crate::finding::{Finding, Level};
use crate::lints;
use crate::lock::{ACCEPT_FILE, Acceptance, Acceptances};
use crate::rule_id::RuleId;
use crate::rules;
use crate::scan::Location;
use crate::source::Source;
use crate::values::Values;
use crate::write;

pub(super) fn read(source: &Source) -> Result<Acceptances, Failure> {
    let path = source.files.beside(ACCEPT_FILE);
    let text = write::read_optional(&source.files.root.join(&path))?.unwrap_or_default();
    Acceptances::parse(&text).map_err(|error| Failure::usage(format!("`{}`: {error}", path.display())))
}

/// Without a release nothing remembers what the lock said before.
const UNRELEASED: &str = "nothing was released yet: after `cargo api-error lock` nothing differs any more; from the \
                          first release on, an acceptance stays in use until the next one";

/// Marks what is accepted and reports the acceptances that match nothing or whose time is over.
pub(super) fn apply(gate: &Gate<'_>, mut findings: Vec<Finding>, released: bool) -> Result<Vec<Finding>, Failure> {
    let accepted = read(gate.source)?;
    contradictions(&mut findings);
    mark_accepted(gate, &accepted, &mut findings, None);
    let mut idle = idle(gate, &accepted, &findings);
    for finding in idle.iter_mut().filter(|finding| !released && finding.rule == RuleId::UnusedAcceptance) {
        finding.notes.push(UNRELEASED.to_owned());
    }
    findings.append(&mut idle);
    Ok(sorted(findings))
}

/// One baseline may know of a deprecation that another does not know of: then clients were not told.
fn contradictions(findings: &mut Vec<Finding>) {
    let of =
        |rule| findings.iter().filter(move |finding| finding.rule == rule).filter_map(|finding| finding.code.clone());
    let removed: BTreeSet<String> = of(RuleId::ErrorRemoved).collect();
    let gone = |finding: &Finding| finding.code.as_ref().is_some_and(|code| removed.contains(code));
    findings.retain(|finding| finding.rule != RuleId::ErrorRemovedAfterDeprecation || !gone(finding));
}

/// The acceptances that accept none of the findings.
fn idle(gate: &Gate<'_>, accepted: &Acceptances, findings: &[Finding]) -> Vec<Finding> {
    let file = gate.source.files.beside(ACCEPT_FILE).to_string_lossy().replace('\\', "/");
    let finding = |(at, acceptance): (usize, &Acceptance)| {
        let is_of = |finding: &Finding| acceptance.is_of(&finding.fingerprint, finding.rule, finding.code.as_deref());
        let matches = findings.iter().any(is_of);
        let id = match (matches, acceptance.is_expired(&gate.today)) {
            (true, false) => return None,
            // Another baseline shows the change.
            (false, false) if acceptance.against.is_some() => return None,
            (true, true) => RuleId::ExpiredAcceptance,
            (false, _) => RuleId::UnusedAcceptance,
        };
        let line = accepted.lines.get(at).copied().unwrap_or(1);
        let location = Location { file: file.clone(), line, column: 1 };
        let day = acceptance.expires.as_deref().unwrap_or_default();
        let values = Values::default().with("acceptance", title(acceptance)).with("day", day);
        lints::about(id, location, &values, &gate.levels)
    };
    accepted.all.iter().enumerate().filter_map(finding).collect()
}

/// Marks what is accepted, and tells of every other break how it would be.
pub(super) fn mark_accepted(
    gate: &Gate<'_>,
    accepted: &Acceptances,
    findings: &mut [Finding],
    against: Option<&Against>,
) {
    let against = against.map(|against| format!(" --against {}", quoted(&against.to_string())));
    let option = format!("{}{}", against.unwrap_or_default(), gate.source.flags);
    for finding in findings.iter_mut().filter(|finding| rules::get(finding.rule).is_some()) {
        if let Some(acceptance) =
            accepted.living(&finding.fingerprint, finding.rule, finding.code.as_deref(), &gate.today)
        {
            finding.accepted = Some(acceptance.reason.clone());
        } else if finding.level == Level::Breaking {
            let command = format!("cargo api-error accept {} --reason \"..\"{option}", finding.fingerprint);
            finding.notes.push(format!("to accept it: {command}"));
        }
    }
}

fn title(acceptance: &Acceptance) -> String {
    let rule = acceptance.rule.map(RuleId::as_str);
    let parts = [Some(acceptance.fingerprint.as_str()), rule, acceptance.code.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
