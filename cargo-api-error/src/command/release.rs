//! `release`: what clients have from now on.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use semver::Version;
use toml_edit::{DocumentMut, Item, Table};

use super::judgement::{levels, today};
use super::{count, lock::next};
use crate::args::{Judgement, ReleaseArgs};
use crate::catalog::Catalog;
use crate::config::FailOn;
use crate::failure::{Exit, Failure};
use crate::gate::{Gate, acceptances, crates};
use crate::lock::{self, ACCEPT_FILE, Acceptances, RELEASED_FILE};
use crate::source::Source;
use crate::talk::Talk;
use crate::write;

pub(super) fn run(args: &ReleaseArgs, talk: Talk) -> Result<Exit, Failure> {
    let source = Source::load(&args.selection, talk)?;
    whole(&source)?;
    let version = version(args, &source)?;
    let last = source.files.released()?.map(|lock| lock.catalog);
    let again = is_last(&version, last.as_ref())?;
    let gate = Gate {
        source: &source,
        levels: levels(&source.config, &args.levels)?,
        profile: source.config.profile.unwrap_or_default(),
        today: today(&Judgement::default()),
        talk,
    };
    let findings = gate.check()?;
    if findings.iter().any(|finding| finding.fails(FailOn::Breaking.threshold())) {
        let failure = Failure::negative("the contract is not in order".to_owned());
        return Err(failure.help("`cargo api-error check` says why"));
    }
    let accepted = acceptances(&source)?;
    let mut catalog = next(&source, &source.files.lock()?.catalog, |code| accepted.why_gone(code, &gate.today));
    for stone in &mut catalog.tombstones {
        stone.removed_in.get_or_insert_with(|| version.to_string());
    }
    let what = format!("{} as {version}", count(catalog.errors.len(), "code"));
    if let Some(last) = last.filter(|_| again) {
        if lock::write(&catalog) != lock::write(&Catalog { version: None, ..last }) {
            return Err(spent(format!("{version} is released already, with another contract")));
        }
        talk.status("Fresh", &what);
        return Ok(Exit::Clean);
    }
    record(&source, catalog, &version)?;
    settle(&gate, accepted)?;
    talk.status("Released", &what);
    Ok(Exit::Clean)
}

/// A lock is one contract: with only a part of it the next release could not tell what was released.
fn whole(source: &Source) -> Result<(), Failure> {
    let Some(lock) = source.files.lock_if_any()? else { return Ok(()) };
    let Some(names) = crates(source, &lock.catalog) else { return Ok(()) };
    let fact = format!("`{}` also holds codes of crates that are not selected", source.files.lock_name());
    Err(Failure::usage(format!("{fact}: {names}")).help(
        "release the whole workspace, or give packages that are released apart a lock of their own with `--lock`",
    ))
}

fn version(args: &ReleaseArgs, source: &Source) -> Result<Version, Failure> {
    let version = args.version.as_ref().or(source.catalog.version.as_ref()).ok_or_else(|| {
        Failure::usage("the packages have different versions").help("name one: `--release-version 1.4.0`")
    })?;
    Version::parse(version).map_err(|error| Failure::usage(format!("`{version}` is not a version: {error}")))
}

/// Whether the version is that of the last release; one below it is refused.
fn is_last(version: &Version, last: Option<&Catalog>) -> Result<bool, Failure> {
    let Some(last) = last.and_then(|last| Version::parse(last.version.as_deref()?).ok()) else { return Ok(false) };
    match version.cmp_precedence(&last) {
        Ordering::Less => Err(spent(format!("{version} is lower than {last}, which is released already"))),
        order => Ok(order == Ordering::Equal),
    }
}

/// A version that cannot be released any more.
fn spent(message: String) -> Failure {
    let failure = Failure::negative(message);
    failure.help("raise the version of the packages, or name one with `--release-version`")
}

fn record(source: &Source, mut catalog: Catalog, version: &Version) -> Result<(), Failure> {
    let root = &source.files.root;
    write::write(&root.join(&source.files.lock), &lock::write(&catalog))?;
    catalog.version = Some(version.to_string());
    write::write(&root.join(source.files.beside(RELEASED_FILE)), &lock::write(&catalog)).map(|_| ())
}

/// Most acceptances were about the cycle that ends here; the merge base may still be before it.
fn settle(gate: &Gate<'_>, mut accepted: Acceptances) -> Result<(), Failure> {
    if accepted.all.is_empty() {
        return Ok(());
    }
    let gate = Gate { talk: Talk { quiet: true, verbose: false }, ..gate.clone() };
    let findings = gate.check()?;
    let used = findings.iter().filter(|finding| finding.accepted.is_some());
    let used: BTreeSet<&str> = used.map(|finding| finding.fingerprint.as_str()).collect();
    let text = if used.is_empty() {
        accepted.clear();
        accepted.text()
    } else {
        keep(&accepted.text(), &used)?
    };
    write::write(&gate.source.files.root.join(gate.source.files.beside(ACCEPT_FILE)), &text).map(|_| ())
}

/// The text with the acceptances of these fingerprints only; what stands above the first stays there.
fn keep(text: &str, used: &BTreeSet<&str>) -> Result<String, Failure> {
    let parsed = text.parse::<DocumentMut>();
    let mut document = parsed.map_err(|error| Failure::usage(format!("`{ACCEPT_FILE}`: {error}")))?;
    let Some(list) = document.get_mut("accept").and_then(Item::as_array_of_tables_mut) else {
        return Ok(text.to_owned());
    };
    let prefix = |table: &Table| table.decor().prefix().and_then(|text| text.as_str()).unwrap_or_default().to_owned();
    let is_used = |table: &Table| table.get("fingerprint").and_then(Item::as_str).is_some_and(|id| used.contains(id));
    let dropped = list.get(0).filter(|first| !is_used(first)).map(prefix);
    list.retain(is_used);
    if let Some((above, first)) = dropped.zip(list.get_mut(0)) {
        let own = prefix(first);
        first.decor_mut().set_prefix(format!("{above}{}", own.trim_start()));
    }
    Ok(document.to_string())
}
