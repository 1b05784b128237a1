//! `release`: what clients have from now on.

use semver::Version;

use super::judgement::{levels, today};
use super::{count, lock::next};
use crate::args::{Judgement, Release};
use crate::config::FailOn;
use crate::failure::{Exit, Failure};
use crate::gate::{Gate, acceptances};
use crate::lock::{self, ACCEPT_FILE, RELEASED_FILE};
use crate::source::Source;
use crate::talk::Talk;
use crate::write;

pub(super) fn run(args: &Release, talk: Talk) -> Result<Exit, Failure> {
    let source = Source::load(&args.selection, talk)?;
    let version = args.version.clone().or_else(|| source.catalog.version.clone()).ok_or_else(|| {
        Failure::usage("the packages have different versions").help("name one: `--release-version 1.4.0`")
    })?;
    Version::parse(&version).map_err(|error| Failure::usage(format!("`{version}` is not a version: {error}")))?;
    let gate = Gate {
        source: &source,
        levels: levels(&source.config, &args.levels)?,
        profile: source.config.profile.unwrap_or_default(),
        today: today(&Judgement::default()),
        talk,
    };
    let findings = gate.check()?;
    let threshold = FailOn::Breaking.threshold();
    if findings.iter().any(|finding| finding.fails(threshold)) {
        let failure = Failure { exit: Exit::Findings, message: "the contract is not in order".to_owned(), help: None };
        return Err(failure.help("`cargo api-error check` says why"));
    }
    let mut accepted = acceptances(&source)?;
    let before = source.shelf.lock()?.catalog;
    let mut catalog = next(&source, &before, |code| accepted.why_gone(code, &gate.today));
    for stone in &mut catalog.tombstones {
        stone.removed_in.get_or_insert_with(|| version.clone());
    }
    let root = &source.shelf.root;
    write::write(&root.join(&source.shelf.lock), &lock::write(&catalog))?;
    catalog.version = Some(version.clone());
    write::write(&root.join(source.shelf.beside(RELEASED_FILE)), &lock::write(&catalog))?;
    // Every acceptance was about the cycle that ends here.
    if !accepted.all.is_empty() {
        accepted.clear();
        write::write(&root.join(source.shelf.beside(ACCEPT_FILE)), &accepted.text())?;
    }
    talk.status("Released", &format!("{} as {version}", count(catalog.errors.len(), "code")));
    Ok(Exit::Clean)
}
