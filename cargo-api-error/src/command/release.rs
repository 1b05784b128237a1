//! `release`: records the contract of a release.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use semver::Version;

use super::findings::gate;
use super::{count, lock::next};
use crate::args::ReleaseArgs;
use crate::catalog::Catalog;
use crate::config::FailOn;
use crate::failure::{Exit, Failure};
use crate::gate::{Gate, acceptances, crates};
use crate::history;
use crate::lock::{self, ACCEPT_FILE, Acceptances, RELEASED_FILE};
use crate::source::Source;
use crate::talk::Talk;
use crate::write::{self, Written};

pub(super) fn run(args: &ReleaseArgs, talk: Talk) -> Result<Exit, Failure> {
    let source = Source::load(&args.selection, talk)?;
    whole(&source)?;
    let version = version(args, &source)?;
    let last = source.files.released()?.map(|baseline| baseline.catalog);
    let again = is_last(&version, last.as_ref())?;
    let gate = gate(&source, &args.levels, None, talk);
    let findings = gate.check()?;
    if findings.iter().any(|finding| finding.fails(FailOn::Breaking.threshold())) {
        let failure = Failure::negative("the contract has findings that must be fixed or accepted first".to_owned());
        return Err(failure.help("`cargo api-error check` shows them"));
    }
    let accepted = acceptances(&source)?;
    let mut catalog = next(&source, &source.files.lock()?, |code| accepted.why_gone(code, &gate.today))?;
    for stone in &mut catalog.tombstones {
        stone.removed_in.get_or_insert_with(|| version.to_string());
    }
    let current = lock::write(&catalog);
    // Only the lock of a release keeps the history.
    if let Some(last) = &last {
        history::record(&mut catalog, last, &version.to_string());
    }
    let what = format!("{} as {version}", count(catalog.errors.len(), "code"));
    if let Some(last) = last.filter(|_| again) {
        if lock::write(&catalog) != lock::write(&Catalog { version: None, ..last }) {
            return Err(used_up(format!("{version} was already released with another contract")));
        }
        talk.status("Fresh", &what);
        return Ok(Exit::Clean);
    }
    record(&source, &current, catalog, &version)?;
    let dropped = drop_unneeded(&gate, accepted)?;
    talk.status("Released", &what);
    let [released, accepted] =
        [RELEASED_FILE, ACCEPT_FILE].map(|name| format!("`{}`", source.files.beside(name).display()));
    let lock = format!("`{}`", source.files.lock.display());
    talk.help(&match dropped {
        Written::Changed => {
            format!("commit {lock}, {released} and {accepted}, which no longer has the acceptances of this release")
        }
        Written::Unchanged => format!("commit {lock} and {released}"),
    });
    Ok(Exit::Clean)
}

/// A release records the whole lock. If it recorded a part, the next release would not know what was released.
fn whole(source: &Source) -> Result<(), Failure> {
    let Some(lock) = source.files.lock_if_any()? else { return Ok(()) };
    let Some(names) = crates(source, &lock.catalog) else { return Ok(()) };
    let fact = format!("`{}` also has codes of crates that are not selected", source.files.lock_name());
    Err(Failure::usage(format!("{fact}: {names}")).help(
        "release the whole workspace, or use `--lock` to give each package that is released separately its own lock",
    ))
}

fn version(args: &ReleaseArgs, source: &Source) -> Result<Version, Failure> {
    let version = args.version.as_ref().or(source.catalog.version.as_ref()).ok_or_else(|| {
        Failure::usage("the packages have different versions").help("name one: `cargo api-error release 1.4.0`")
    })?;
    let number = version.strip_prefix(['v', 'V']).unwrap_or(version);
    Version::parse(number).map_err(|error| Failure::usage(format!("`{version}` is not a version: {error}")))
}

/// Whether the version is that of the last release; a lower one is rejected.
fn is_last(version: &Version, last: Option<&Catalog>) -> Result<bool, Failure> {
    let Some(last) = last.and_then(|last| Version::parse(last.version.as_deref()?).ok()) else { return Ok(false) };
    match version.cmp_precedence(&last) {
        Ordering::Less => Err(used_up(format!("{version} is lower than {last}, which was already released"))),
        order => Ok(order == Ordering::Equal),
    }
}

/// The error for a version that can no longer be released.
fn used_up(message: String) -> Failure {
    let failure = Failure::negative(message);
    failure.help("raise the version of the packages, or name one: `cargo api-error release VERSION`")
}

fn record(source: &Source, current: &str, mut catalog: Catalog, version: &Version) -> Result<(), Failure> {
    let root = &source.files.root;
    write::write(&root.join(&source.files.lock), current)?;
    catalog.version = Some(version.to_string());
    write::write(&root.join(source.files.beside(RELEASED_FILE)), &lock::write(&catalog)).map(|_| ())
}

/// Removes the acceptances of earlier changes, unless the comparison with the merge base still needs them.
fn drop_unneeded(gate: &Gate<'_>, mut accepted: Acceptances) -> Result<Written, Failure> {
    if accepted.all.is_empty() {
        return Ok(Written::Unchanged);
    }
    let gate = Gate { talk: Talk { quiet: true, verbose: false }, ..gate.clone() };
    let findings = gate.check()?;
    let used = findings.iter().filter(|finding| finding.accepted.is_some());
    let used: BTreeSet<&str> = used.map(|finding| finding.fingerprint.as_str()).collect();
    accepted.retain(|one| used.contains(one.fingerprint.as_str()));
    let path = gate.source.files.root.join(gate.source.files.beside(ACCEPT_FILE));
    write::write(&path, &accepted.text())
}
