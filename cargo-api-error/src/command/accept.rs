//! `accept`: records that a breaking change is accepted, with the reason.

use super::findings::{gate, today};
use crate::args::{AcceptArgs, LevelFlags};
use crate::failure::{Exit, Failure};
use crate::finding::Finding;
use crate::gate::acceptances;
use crate::lock::{ACCEPT_FILE, Acceptance};
use crate::rules;
use crate::source::Source;
use crate::talk::Talk;
use crate::write;

pub(super) fn run(args: &AcceptArgs, talk: Talk) -> Result<Exit, Failure> {
    validate(args)?;
    let source = Source::load(&args.selection, talk)?;
    let gate = gate(&source, &LevelFlags::default(), args.today.as_ref(), talk);
    let findings = match &args.against {
        Some(against) => gate.check_against(against)?,
        None => gate.check()?,
    };
    let finding = find(&findings, &args.fingerprint)?;
    let mut accepted = acceptances(&source)?;
    let print = &finding.fingerprint;
    if let Some(earlier) = accepted.living(print, finding.rule, finding.code.as_deref(), &gate.today) {
        let text = format!("`{}` was already accepted; the new reason replaces the old one", earlier.fingerprint);
        talk.warning(&format!("{text}: {}", earlier.reason));
    }
    accepted.add(Acceptance {
        fingerprint: print.clone(),
        rule: Some(finding.rule),
        code: finding.code.clone(),
        reason: args.reason.trim().to_owned(),
        issue: args.issue.clone(),
        expires: args.expires.clone(),
        against: args.against.as_ref().map(ToString::to_string),
    });
    let path = source.files.beside(ACCEPT_FILE);
    write::write(&source.files.root.join(&path), &accepted.text())?;
    talk.status("Accepted", &format!("{} in {}", finding.message, path.display()));
    Ok(Exit::Clean)
}

/// Checks the arguments that do not depend on the workspace.
fn validate(args: &AcceptArgs) -> Result<(), Failure> {
    let today = today(args.today.as_ref());
    if args.reason.trim().is_empty() {
        return Err(Failure::usage("the reason is empty").help("say why the change is made; the reviewer reads it"));
    }
    match args.expires.as_deref().filter(|day| *day < today.as_str()) {
        Some(day) => Err(Failure::usage(format!("`--expires` is {day}, which has passed"))
            .help("choose the last day on which the acceptance is valid, or omit `--expires`")),
        None => Ok(()),
    }
}

/// The only change whose fingerprint has the prefix. A lint cannot be accepted, only allowed.
fn find<'a>(findings: &'a [Finding], prefix: &str) -> Result<&'a Finding, Failure> {
    let fits = |finding: &&Finding| rules::get(finding.rule).is_some() && finding.fingerprint.starts_with(prefix);
    let fits: Vec<&Finding> = findings.iter().filter(fits).collect();
    match fits.as_slice() {
        [one] => Ok(one),
        [] => Err(Failure::negative(format!("no change has the fingerprint `{prefix}`"))
            .help("`cargo api-error check` prints the whole command; a lint is silenced by `#[api_error(allow(..))]`")),
        several => {
            Err(Failure::negative(format!("{} changes have a fingerprint that starts with `{prefix}`", several.len()))
                .help("write more digits"))
        }
    }
}
