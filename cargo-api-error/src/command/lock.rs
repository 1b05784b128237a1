//! `lock`: the contract of the working tree as a file.

use super::judgement::levels;
use super::{count, incomplete, print};
use crate::args::Lock;
use crate::catalog::Catalog;
use crate::failure::{Exit, Failure};
use crate::gate::{acceptances, outside};
use crate::lock::{self, Acceptances, bury, contract};
use crate::source::Source;
use crate::talk::Talk;
use crate::write::{self, Written};

pub(super) fn run(args: &Lock, talk: Talk) -> Result<Exit, Failure> {
    let source = Source::load(&args.selection, talk)?;
    let levels = levels(&source.config, &args.levels)?;
    if incomplete(&source, &levels, talk) {
        return Ok(Exit::Findings);
    }
    let before = source.shelf.lock_if_any()?.map(|lock| lock.catalog).unwrap_or_default();
    let accepted = acceptances(&source)?;
    if let Some(code) = revived(&source.catalog, &before, &accepted) {
        let message = format!("`{code}` was removed, and its tombstone says that it never comes back");
        let failure = Failure { exit: Exit::Findings, message, help: None };
        return Err(failure.help("give the error another code, or accept the finding of `cargo api-error check` first"));
    }
    let text = lock::write(&next(&source, &before, &accepted));
    let path = source.shelf.root.join(&source.shelf.lock);
    let name = source.shelf.lock.display().to_string();
    if args.check {
        let old = write::read_optional(&path)?;
        // Git may have given the file the line ends of the platform.
        let old = old.map(|old| old.replace("\r\n", "\n"));
        if old.as_deref() == Some(text.as_str()) {
            talk.status("Fresh", &name);
            return Ok(Exit::Clean);
        }
        print(&super::generate::unified(&source.shelf.lock, old.as_deref(), Some(&text)))?;
        let failure = Failure { exit: Exit::Findings, message: format!("`{name}` is out of date"), help: None };
        return Err(failure.help("run `cargo api-error lock`"));
    }
    let verb = if write::write(&path, &text)? == Written::Changed { "Locked" } else { "Fresh" };
    talk.status(verb, &format!("{} in {name}", count(source.catalog.errors.len(), "code")));
    Ok(Exit::Clean)
}

/// A code with a tombstone that the source uses again, and nobody has accepted it.
fn revived<'a>(catalog: &Catalog, before: &'a Catalog, accepted: &Acceptances) -> Option<&'a str> {
    let is_accepted = |code: &str| accepted.all.iter().any(|accept| accept.code.as_deref() == Some(code));
    let codes = before.tombstones.iter().map(|tombstone| tombstone.code.as_str());
    codes.into_iter().find(|code| catalog.get(code).is_some() && !is_accepted(code))
}

/// The lock that follows one: the source's contract, what was not selected, and tombstones for what is gone.
pub(super) fn next(source: &Source, before: &Catalog, accepted: &Acceptances) -> Catalog {
    let mut catalog = Catalog { errors: source.catalog.errors.iter().map(contract).collect(), ..Catalog::default() };
    let kept =
        before.errors.iter().filter(|entry| outside(entry, &source.unselected) && catalog.get(&entry.code).is_none());
    let kept: Vec<_> = kept.cloned().collect();
    catalog.errors.extend(kept);
    catalog.sort();
    bury(&mut catalog, before, |code| {
        let about = |accept: &&lock::Acceptance| accept.code.as_deref() == Some(code);
        accepted.all.iter().find(about).map(|accept| accept.reason.clone())
    });
    catalog
}
