//! `accept`: one breaking change, with the reason why it is made.

use super::judgement::today;
use crate::args::{AcceptArgs, Judgement};
use crate::failure::{Exit, Failure};
use crate::finding::Finding;
use crate::gate::{Gate, acceptances};
use crate::lock::{ACCEPT_FILE, Acceptance};
use crate::rules;
use crate::source::Source;
use crate::talk::Talk;
use crate::write;

pub(super) fn run(args: &AcceptArgs, talk: Talk) -> Result<Exit, Failure> {
    let today = today(&Judgement { today: args.today.clone(), ..Judgement::default() });
    arguments(args, &today)?;
    let source = Source::load(&args.selection, talk)?;
    let gate = Gate {
        source: &source,
        levels: source.config.levels()?,
        profile: source.config.profile.unwrap_or_default(),
        today,
        talk,
    };
    let findings = match &args.against {
        Some(against) => gate.check_against(against)?,
        None => gate.check()?,
    };
    let finding = find(&findings, &args.fingerprint)?;
    let mut accepted = acceptances(&source)?;
    if let Some(earlier) = accepted.living(&finding.fingerprint, finding.rule, finding.code.as_deref(), &gate.today) {
        let text = format!("`{}` is accepted already; its earlier reason is replaced", earlier.fingerprint);
        talk.warning(&format!("{text}: {}", earlier.reason));
    }
    accepted.add(Acceptance {
        fingerprint: finding.fingerprint.clone(),
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

/// What no workspace could make right.
fn arguments(args: &AcceptArgs, today: &str) -> Result<(), Failure> {
    if args.reason.trim().is_empty() {
        return Err(Failure::usage("the reason is empty").help("say why the change is made; the reviewer reads it"));
    }
    match args.expires.as_deref().filter(|day| *day < today) {
        Some(day) => Err(Failure::usage(format!("`--expires` names {day}, which has passed"))
            .help("name the last day on which the acceptance counts, or leave it out")),
        None => Ok(()),
    }
}

/// The one change whose fingerprint starts so. Lints are allowed, not accepted.
fn find<'a>(findings: &'a [Finding], prefix: &str) -> Result<&'a Finding, Failure> {
    let known = |finding: &&Finding| rules::get(finding.rule).is_some();
    let fits: Vec<&Finding> =
        findings.iter().filter(known).filter(|finding| finding.fingerprint.starts_with(prefix)).collect();
    let failure = |message: String| Failure::negative(message);
    match fits.as_slice() {
        [one] => Ok(one),
        [] => Err(failure(format!("no change has the fingerprint `{prefix}`"))
            .help("`cargo api-error check` prints the whole command; a lint is silenced by `#[api_error(allow(..))]`")),
        several => Err(failure(format!("{} changes have a fingerprint that starts with `{prefix}`", several.len()))
            .help("write more digits")),
    }
}
