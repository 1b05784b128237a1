//! `lock`: writes the contract of the working tree to a file.

use super::findings::{gate, today};
use super::{count, incomplete, print};
use crate::args::LockArgs;
use crate::baseline::MergeBase;
use crate::catalog::{Catalog, Entry};
use crate::comparison::Context;
use crate::diff::{self, Listing, Places};
use crate::failure::{Exit, Failure};
use crate::finding::{Finding, Level};
use crate::gate::{acceptances, unselected};
use crate::lock::{self, Acceptances, Lock, bury, contract};
use crate::rule_id::RuleId;
use crate::rules::{Detected, GONE};
use crate::source::{Source, outside};
use crate::talk::Talk;
use crate::write::{self, Written};

pub(super) fn run(args: &LockArgs, talk: Talk) -> Result<Exit, Failure> {
    let source = Source::load(&args.selection, talk)?;
    if incomplete(&source, &args.levels, talk) {
        return Ok(Exit::Findings);
    }
    let lock = source.files.lock_if_any()?;
    let is_first = lock.is_none();
    let before = lock.unwrap_or_default();
    if let Some(finding) = unselected(&source, &args.levels.over(source.config.levels()), &before) {
        talk.warning(&finding.message);
        finding.help.iter().for_each(|help| talk.help(help));
    }
    let accepted = acceptances(&source)?;
    let today = today(None);
    let revived = revived(&source.catalog, &before.catalog, &accepted, &today);
    if let Some(first) = revived.first() {
        return Err(refusal(first, revived.len(), &source.flags));
    }
    let next = next(&source, &before, |code| accepted.why_gone(code, &today))?;
    let text = lock::write(&next);
    let path = source.files.root.join(&source.files.lock);
    let name = source.files.lock.display().to_string();
    if args.check {
        let old = write::read_optional(&path)?;
        if old.as_deref() == Some(text.as_str()) {
            talk.status("Fresh", &name);
            return Ok(Exit::Clean);
        }
        print(&super::wanted::unified(&source.files.lock, old.as_deref(), Some(&text)))?;
        let failure = Failure::negative(format!("`{name}` is out of date"));
        return Err(failure.help(format!("run `cargo api-error lock{}`", source.flags)));
    }
    if !is_first {
        for change in lock::changes(&before.catalog, &next) {
            talk.result(&change);
        }
    }
    let changed = write::write(&path, &text)? == Written::Changed;
    let verb = if changed { "Locked" } else { "Fresh" };
    talk.status(verb, &format!("{} in {name}", count(source.catalog.errors.len(), "code")));
    if changed {
        talk.help(&format!("commit `{name}` together with the source"));
        foretell(&source, args, (&before, &next), talk);
    }
    Ok(Exit::Clean)
}

/// Says how many breaking changes the new lock takes over, and whether `check` will report them.
fn foretell(source: &Source, args: &LockArgs, (before, next): (&Lock, &Catalog), talk: Talk) {
    let gate = gate(source, &args.levels, None, Talk { quiet: true, verbose: false });
    let breaking = |findings: &[Finding]| findings.iter().filter(|it| it.weight() == Level::Breaking).count();
    let reported = gate.findings(None).unwrap_or_else(|failure| {
        talk.warning(&format!("it is not known what `check` will report: {failure}"));
        Vec::new()
    });
    if breaking(&reported) > 0 {
        talk.warning(&format!("`check` will report {}", count(breaking(&reported), "breaking change")));
        let command = format!("cargo api-error check{}", source.flags);
        talk.help(&format!("run `{command}`, which says how to accept them; then run `lock` again"));
        return;
    }
    let file = source.files.lock_name();
    let shown = Listing { file: &file, lines: &before.lines };
    let places = Places { new: next, shown, elsewhere: None };
    let changes = diff::changes(&source.scope(&before.catalog), next, &Context::default());
    let mut lost = diff::judge(&changes, &places, gate.profile, &gate.levels);
    // `check` may know a removal as accepted, or as announced.
    let is_removal = |it: &Finding| GONE.contains(&it.rule);
    let is_same = |it: &Finding, known: &Finding| {
        known.is_same_change(it) || known.code == it.code && is_removal(known) && is_removal(it)
    };
    let is_reported = |it: &Finding| reported.iter().any(|known| is_same(it, known));
    lost.retain(|it| !is_reported(it));
    let lost = breaking(&lost);
    if lost > 0 {
        let fact = match source.files.merge_base(None) {
            // What differs from a merge base is all that `check` ever reported.
            Ok(MergeBase::Found { lock: Some(_), .. }) => {
                "that `check` does not report: neither the merge base nor a release has the old contract"
            }
            _ => "that `check` will no longer report: there is no merge base, and no release has the old contract",
        };
        talk.warning(&format!("the lock takes over {} {fact}", count(lost, "breaking change")));
    }
}

/// The codes that the source uses again although they had another meaning, without an acceptance.
fn revived(catalog: &Catalog, before: &Catalog, accepted: &Acceptances, today: &str) -> Vec<Detected> {
    let changes = diff::changes(before, catalog, &Context::default());
    let reused = changes.into_iter().filter(|detected| detected.rule.id == RuleId::TombstonedCodeReused);
    let not_accepted = |detected: &Detected| {
        let (print, code) = (detected.fingerprint(), detected.change.code.as_deref());
        accepted.living(&print, detected.rule.id, code, today).is_none()
    };
    reused.filter(not_accepted).collect()
}

fn refusal(first: &Detected, all: usize, flags: &str) -> Failure {
    let code = first.change.code.as_deref().unwrap_or_default();
    let (old, new) = (first.change.old.as_deref().unwrap_or_default(), first.change.new.as_deref().unwrap_or_default());
    let more = if all > 1 { format!("; so had {} more", count(all - 1, "code")) } else { String::new() };
    let message = format!(
        "`{code}` had another meaning ({old}, now {new}), and the lock prevents it from being used again{more}"
    );
    let which = if all > 1 { format!("--all {}", first.rule.id) } else { first.fingerprint() };
    let command = format!("cargo api-error accept {which} --reason \"..\"{flags}");
    let failure = Failure::negative(message);
    failure.help(format!("give the error another code, or accept that first: {command}"))
}

/// The lock that follows one: the source's contract, what was not selected, and tombstones for what was published and is gone.
pub(super) fn next(
    source: &Source,
    before: &Lock,
    why_gone: impl Fn(&str) -> Option<String>,
) -> Result<Catalog, Failure> {
    let errors = source.catalog.errors.iter().map(contract).collect();
    let mut catalog = Catalog { body: source.catalog.body.clone(), errors, ..Catalog::default() };
    let is_kept = |entry: &&Entry| outside(entry, &source.unselected) && catalog.get(&entry.spec.code).is_none();
    let kept: Vec<Entry> = before.catalog.errors.iter().filter(is_kept).cloned().collect();
    catalog.errors.extend(kept);
    catalog.sort();
    bury(&mut catalog, &source.files.history(before)?, why_gone);
    Ok(catalog)
}
