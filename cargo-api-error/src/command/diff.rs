//! `diff`: every change between two contracts, documentation included.

use std::path::PathBuf;

use super::findings::{conclude, reported, today};
use super::sides::{Side, pairs};
use crate::args::DiffArgs;
use crate::baseline::{Against, Baseline};
use crate::catalog::{Catalog, Domain};
use crate::comparison::Context;
use crate::config::Config;
use crate::diff::{self, Listing};
use crate::failed_run::FailedRun;
use crate::failure::{Exit, Failure};
use crate::finding::{Finding, Level, sorted};
use crate::rule_id::RuleId;
use crate::source::Source;
use crate::talk::Talk;
use crate::workspace::outside_of_any;

pub(super) fn run(args: &DiffArgs, talk: Talk) -> Result<Exit, Failure> {
    reported(args.judgement.format, args.judgement.output.as_ref(), || {
        // For the comparison of two files, it does not matter whether the source has error types.
        let quiet = talk.quiet || args.new.is_some();
        let source = match without_workspace(args)? {
            Some(here) => Source::none(here),
            None => Source::load(&args.selection, Talk { quiet, ..talk })?,
        };
        diff(args, &source, talk).map_err(|failure| FailedRun::from(failure).within(&source.files.root))
    })
}

/// The current folder, if there is no workspace and two files are compared, which need none.
fn without_workspace(args: &DiffArgs) -> Result<Option<PathBuf>, Failure> {
    let is_file = |side: &Option<Against>| matches!(side, Some(Against::File(path)) if path.is_file());
    if !is_file(&args.old) || !is_file(&args.new) {
        return Ok(None);
    }
    outside_of_any(&args.selection.for_scan(&Config::default()))
}

fn diff(args: &DiffArgs, source: &Source, talk: Talk) -> Result<Exit, Failure> {
    let mut levels = args.judgement.levels.over(source.config.levels());
    if levels.get(RuleId::DocsChanged, Level::Allow) == Level::Allow {
        levels.choose(RuleId::DocsChanged, Level::Info);
    }
    let files = &source.files;
    let old = match &args.old {
        Some(named) => Side::read(files, named)?,
        None => Side::One(Box::new(files.latest()?)),
    };
    talk.status("Comparing", &comparison(old.name(), args.new.as_ref()));
    let new = if let Some(new) = &args.new {
        Side::read(files, new)?
    } else {
        let catalog = source.beside(&files.history(&files.lock_if_any()?.unwrap_or_default())?);
        Side::One(Box::new(Baseline { catalog, ..Baseline::default() }))
    };
    let today = today(args.judgement.today.as_ref());
    let context = Context { today: Some(&today), sunset_days: source.config.sunset_days, ..Context::default() };
    let profile = args.judgement.profile.or(source.config.profile).unwrap_or_default();
    // Neither side may be the lock. If the lock cannot be read, only its lines are missing in the output.
    let lock = files.lock_if_any().ok().flatten().unwrap_or_default();
    let file = files.lock_name();
    let has_texts = |catalog: &Catalog| catalog.errors.iter().any(|entry| entry.spec.message_from.is_some());
    let (mut findings, mut lacks_texts) = (Vec::new(), false);
    for (old, new, domain) in pairs(old, new, source.catalog.domain.as_ref())? {
        let old_side = if args.new.is_some() { old.catalog.clone() } else { source.scope(&old.catalog) };
        let changes = diff::changes(&old_side, &new, &context);
        let both = !old_side.errors.is_empty() && !new.errors.is_empty();
        lacks_texts |= both && has_texts(&old_side) != has_texts(&new);
        let places = old.places(&new, Listing { file: &file, lines: &lock.lines });
        let of_pair = diff::judge(&changes, &places, profile, &levels);
        findings.extend(of_pair.into_iter().map(|finding| within(finding, domain.as_ref())));
    }
    if lacks_texts {
        talk.help("a lock has no texts; to compare them too, compare with a file of `generate json`");
    }
    let findings = sorted(findings);
    // `diff` always shows every change.
    conclude(&findings, &args.judgement, &source.config, &files.root, Talk { verbose: true, ..talk })
}

/// The finding with the domain that it is about.
fn within(finding: Finding, domain: Option<&Domain>) -> Finding {
    let Some(domain) = domain else { return finding };
    let notes = [finding.notes, vec![format!("in the domain `{domain}`")]].concat();
    Finding { notes, values: finding.values.with("domain", domain), ..finding }
}

fn comparison(old: &str, new: Option<&Against>) -> String {
    let new = new.map_or_else(|| "the source".to_owned(), ToString::to_string);
    format!("{old} with {new}")
}
