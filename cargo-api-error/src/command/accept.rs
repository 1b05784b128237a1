//! `accept`: records that breaking changes are accepted, with the reason.

use super::count;
use super::findings::{gate, today};
use crate::args::{AcceptArgs, LevelFlags};
use crate::failure::{Exit, Failure};
use crate::finding::Finding;
use crate::gate::acceptances;
use crate::lock::{ACCEPT_FILE, Acceptance};
use crate::rule_id::RuleId;
use crate::rules;
use crate::source::Source;
use crate::talk::Talk;
use crate::write;

pub(super) fn run(args: &AcceptArgs, talk: Talk) -> Result<Exit, Failure> {
    validate(args)?;
    let source = Source::load(&args.selection, talk)?;
    let gate = gate(&source, &LevelFlags::default(), args.today.as_ref(), talk);
    let findings = gate.findings(args.against.as_ref())?;
    let chosen = choose(&findings, args)?;
    let mut accepted = acceptances(&source)?;
    for finding in &chosen {
        let print = &finding.fingerprint;
        if let Some(earlier) = accepted.living(print, finding.rule, finding.code.as_deref(), &gate.today) {
            let text = format!("`{}` was already accepted; the new reason replaces the old one", earlier.fingerprint);
            talk.warning(&format!("{text}: {}", earlier.reason));
        }
        accepted.add(acceptance(finding, args));
    }
    let path = source.files.beside(ACCEPT_FILE);
    write::write(&source.files.root.join(&path), &accepted.text())?;
    let what = match chosen.as_slice() {
        [one] => one.message.clone(),
        several => count(several.len(), "change"),
    };
    talk.status("Accepted", &format!("in {}: {what}", path.display()));
    let next = match &args.against {
        None => format!("run `cargo api-error lock{}`, then commit the lock and", source.flags),
        Some(_) => "commit".to_owned(),
    };
    talk.help(&format!("{next} `{}`", path.display()));
    Ok(Exit::Clean)
}

fn acceptance(finding: &Finding, args: &AcceptArgs) -> Acceptance {
    Acceptance {
        fingerprint: finding.fingerprint.clone(),
        rule: Some(finding.rule),
        code: finding.code.clone(),
        reason: args.reason.trim().to_owned(),
        issue: args.issue.clone(),
        expires: args.expires.clone(),
        against: args.against.as_ref().map(ToString::to_string),
    }
}

/// Checks the arguments that do not depend on the workspace.
fn validate(args: &AcceptArgs) -> Result<(), Failure> {
    let today = today(args.today.as_ref());
    if args.reason.trim().is_empty() {
        return Err(Failure::usage("the reason is empty").help("say why the change is made; the reviewer reads it"));
    }
    if let Some(lint) = args.rules.iter().find(|rule| rules::get(**rule).is_none()) {
        let failure = Failure::usage(format!("`{lint}` is a lint, and only changes can be accepted"));
        return Err(failure.help(format!("fix what it reports, or silence it: `cargo api-error rules {lint}`")));
    }
    match args.expires.as_deref().filter(|day| *day < today.as_str()) {
        Some(day) => Err(Failure::usage(format!("`--expires` is {day}, which has passed"))
            .help("choose the last day on which the acceptance is valid, or omit `--expires`")),
        None => Ok(()),
    }
}

/// The changes that the arguments name, each once; nothing is accepted if one of them does not exist.
fn choose<'a>(findings: &'a [Finding], args: &AcceptArgs) -> Result<Vec<&'a Finding>, Failure> {
    let mut chosen: Vec<&Finding> = Vec::new();
    for prefix in &args.fingerprints {
        chosen.push(find(findings, prefix)?);
    }
    for rule in &args.rules {
        chosen.extend(all_of(findings, *rule)?);
    }
    chosen.sort_by_key(|finding| &finding.fingerprint);
    chosen.dedup_by_key(|finding| &finding.fingerprint);
    Ok(chosen)
}

/// The only change whose fingerprint has the prefix. A lint cannot be accepted, only allowed.
fn find<'a>(findings: &'a [Finding], prefix: &str) -> Result<&'a Finding, Failure> {
    let fits = findings.iter().filter(|finding| finding.fingerprint.starts_with(prefix));
    let (fits, lints): (Vec<&Finding>, Vec<&Finding>) = fits.partition(|finding| rules::get(finding.rule).is_some());
    match fits.as_slice() {
        [one] => Ok(one),
        [] => {
            let silence = if lints.is_empty() { "" } else { "; a lint is silenced by `#[api_error(allow(..))]`" };
            Err(Failure::negative(format!("no change has the fingerprint `{prefix}`; nothing was accepted"))
                .help(format!("`cargo api-error check` prints the whole command{silence}")))
        }
        several => {
            let several = several.len();
            let fact =
                format!("{several} changes have a fingerprint that starts with `{prefix}`; nothing was accepted");
            Err(Failure::negative(fact).help("write more digits"))
        }
    }
}

/// The changes of a rule that nobody has accepted yet.
fn all_of(findings: &[Finding], rule: RuleId) -> Result<Vec<&Finding>, Failure> {
    let open = |finding: &&Finding| finding.rule == rule && finding.accepted.is_none();
    let open: Vec<&Finding> = findings.iter().filter(open).collect();
    if open.is_empty() {
        let failure = Failure::negative(format!("`{rule}` reports no change that is not accepted yet"));
        return Err(failure.help("`cargo api-error check -v` shows every change and its rule"));
    }
    Ok(open)
}
