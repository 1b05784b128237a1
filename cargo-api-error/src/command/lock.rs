//! `lock`: the contract of the working tree as a file.

use super::judgement::{levels, today};
use super::{count, incomplete, print};
use crate::args::{Judgement, LockArgs};
use crate::catalog::Catalog;
use crate::comparison::{Change, Context};
use crate::diff;
use crate::failure::{Exit, Failure};
use crate::gate::{acceptances, unselected};
use crate::lock::{self, Acceptances, bury, contract};
use crate::rule_id::RuleId;
use crate::source::{Source, outside};
use crate::talk::Talk;
use crate::write::{self, Written};

pub(super) fn run(args: &LockArgs, talk: Talk) -> Result<Exit, Failure> {
    let source = Source::load(&args.selection, talk)?;
    let levels = levels(&source.config, &args.levels)?;
    if incomplete(&source, &levels, talk) {
        return Ok(Exit::Findings);
    }
    let before = source.files.lock_if_any()?.unwrap_or_default();
    if let Some(finding) = unselected(&source, &levels, &before) {
        talk.warning(&finding.message);
        finding.help.iter().for_each(|help| talk.help(help));
    }
    let before = before.catalog;
    let accepted = acceptances(&source)?;
    let today = today(&Judgement::default());
    if let Some(change) = revived(&source.catalog, &before, &accepted, &today) {
        return Err(refusal(&change, &source.flags));
    }
    let text = lock::write(&next(&source, &before, |code| accepted.why_gone(code, &today)));
    let path = source.files.root.join(&source.files.lock);
    let name = source.files.lock.display().to_string();
    if args.check {
        let old = write::read_optional(&path)?;
        // Git may have given the file the line ends of the platform.
        let old = old.map(|old| old.replace("\r\n", "\n"));
        if old.as_deref() == Some(text.as_str()) {
            talk.status("Fresh", &name);
            return Ok(Exit::Clean);
        }
        print(&super::generate::unified(&source.files.lock, old.as_deref(), Some(&text)))?;
        let failure = Failure::negative(format!("`{name}` is out of date"));
        return Err(failure.help(format!("run `cargo api-error lock{}`", source.flags)));
    }
    let verb = if write::write(&path, &text)? == Written::Changed { "Locked" } else { "Fresh" };
    talk.status(verb, &format!("{} in {name}", count(source.catalog.errors.len(), "code")));
    Ok(Exit::Clean)
}

/// A code with a tombstone that the source uses again, and nobody has accepted it.
fn revived(catalog: &Catalog, before: &Catalog, accepted: &Acceptances, today: &str) -> Option<Change> {
    let changes = diff::changes(before, catalog, &Context::default());
    let mut returns = changes.into_iter().filter(|change| change.rule == RuleId::TombstonedCodeReused);
    returns.find(|change| accepted.living(&change.fingerprint(), change.rule, change.code.as_deref(), today).is_none())
}

fn refusal(change: &Change, flags: &str) -> Failure {
    let code = change.code.as_deref().unwrap_or_default();
    let message = format!("`{code}` had another meaning, and the lock keeps it from coming back");
    let command = format!("cargo api-error accept {} --reason \"..\"{flags}", change.fingerprint());
    let failure = Failure::negative(message);
    failure.help(format!("give the error another code, or accept that first: {command}"))
}

/// The lock that follows one: the source's contract, what was not selected, and tombstones for what is gone.
pub(super) fn next(source: &Source, before: &Catalog, why_gone: impl Fn(&str) -> Option<String>) -> Catalog {
    let mut catalog = Catalog { errors: source.catalog.errors.iter().map(contract).collect(), ..Catalog::default() };
    let kept = before
        .errors
        .iter()
        .filter(|entry| outside(entry, &source.unselected) && catalog.get(&entry.spec.code).is_none());
    let kept: Vec<_> = kept.cloned().collect();
    catalog.errors.extend(kept);
    catalog.sort();
    bury(&mut catalog, before, why_gone);
    catalog
}
