//! Which findings the team decided to live with, and which decisions nobody needs any more.

use super::{Gate, sorted};
use crate::failure::Failure;
use crate::finding::{Finding, Level};
use crate::lints::{self, EXPIRED_ACCEPTANCE, UNUSED_ACCEPTANCE};
use crate::lock::{ACCEPT_FILE, Acceptance, Acceptances};
use crate::rules;
use crate::scan::Location;
use crate::source::Source;
use crate::write;

pub(super) fn read(source: &Source) -> Result<Acceptances, Failure> {
    let path = source.shelf.beside(ACCEPT_FILE);
    let text = write::read_optional(&source.shelf.root.join(&path))?.unwrap_or_default();
    Acceptances::parse(&text).map_err(|error| Failure::usage(format!("`{}`: {error}", path.display())))
}

/// Marks what is accepted and reports the acceptances that match nothing or whose time is over.
pub(super) fn apply(gate: &Gate<'_>, mut findings: Vec<Finding>) -> Result<Vec<Finding>, Failure> {
    let accepted = read(gate.source)?;
    mark(gate, &accepted, &mut findings);
    let open = |finding: &&mut Finding| finding.accepted.is_none() && finding.level == Level::Breaking;
    for finding in findings.iter_mut().filter(open).filter(|finding| rules::get(finding.rule).is_some()) {
        finding.notes.push(format!("to accept it: cargo api-error accept {} --reason \"..\"", finding.fingerprint));
    }
    let file = gate.source.shelf.beside(ACCEPT_FILE).to_string_lossy().replace('\\', "/");
    for (at, acceptance) in accepted.all.iter().enumerate() {
        let matches = findings.iter().any(|finding| finding.fingerprint == acceptance.fingerprint);
        let id = match (matches, expired(gate, acceptance)) {
            (true, false) => continue,
            (true, true) => EXPIRED_ACCEPTANCE,
            (false, _) => UNUSED_ACCEPTANCE,
        };
        let line = accepted.lines.get(at).copied().unwrap_or(1);
        let location = Location { file: file.clone(), line, column: 1 };
        let name = title(acceptance);
        let old = acceptance.expires.clone().unwrap_or_default();
        let finding = lints::simple(id, location, &[("name", &name), ("old", &old)], &gate.levels);
        findings.extend(finding.filter(|finding| finding.level > Level::Allow));
    }
    Ok(sorted(findings))
}

/// Marks what is accepted.
pub(super) fn mark(gate: &Gate<'_>, accepted: &Acceptances, findings: &mut [Finding]) {
    for finding in findings.iter_mut().filter(|finding| rules::get(finding.rule).is_some()) {
        let fits = |one: &&Acceptance| one.fingerprint == finding.fingerprint && !expired(gate, one);
        if let Some(acceptance) = accepted.all.iter().find(fits) {
            finding.accepted = Some(acceptance.reason.clone());
        }
    }
}

fn expired(gate: &Gate<'_>, acceptance: &Acceptance) -> bool {
    acceptance.expires.as_deref().is_some_and(|day| day < gate.today.as_str())
}

fn title(acceptance: &Acceptance) -> String {
    let parts = [Some(&acceptance.fingerprint), acceptance.rule.as_ref(), acceptance.code.as_ref()];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}
