//! `diff`: every change between two contracts, documentation included.

use super::findings::{conclude, reported, today};
use crate::args::DiffArgs;
use crate::baseline::Against;
use crate::catalog::Catalog;
use crate::comparison::Context;
use crate::diff::{self, Listing};
use crate::failure::{Exit, FailedRun, Failure};
use crate::finding::Level;
use crate::rule_id::RuleId;
use crate::source::Source;
use crate::talk::Talk;

pub(super) fn run(args: &DiffArgs, talk: Talk) -> Result<Exit, Failure> {
    reported(args.judgement.format, args.judgement.output.as_ref(), || {
        // For the comparison of two files, it does not matter whether the source has error types.
        let quiet = talk.quiet || args.new.is_some();
        let source = Source::load(&args.selection, Talk { quiet, ..talk })?;
        diff(args, &source, talk).map_err(|failure| FailedRun::from(failure).within(&source.files.root))
    })
}

fn diff(args: &DiffArgs, source: &Source, talk: Talk) -> Result<Exit, Failure> {
    let mut levels = args.judgement.levels.over(source.config.levels());
    if levels.get(RuleId::DocsChanged, Level::Allow) == Level::Allow {
        levels.choose(RuleId::DocsChanged, Level::Info);
    }
    let files = &source.files;
    let old = match &args.old {
        Some(named) => files.read(named)?,
        None => files.latest()?,
    };
    talk.status("Comparing", &comparison(&old.name, args.new.as_ref()));
    let new: Catalog = match &args.new {
        Some(new) => files.read(new)?.catalog,
        None => source.beside(&files.history(&files.lock_if_any()?.unwrap_or_default())?),
    };
    let today = today(args.judgement.today.as_ref());
    let context = Context { today: Some(&today), sunset_days: source.config.sunset_days, ..Context::default() };
    let old_side = if args.new.is_some() { old.catalog.clone() } else { source.scope(&old.catalog) };
    let changes = diff::changes(&old_side, &new, &context);
    let has_texts = |catalog: &Catalog| catalog.errors.iter().any(|entry| entry.spec.message_from.is_some());
    if !old_side.errors.is_empty() && has_texts(&old_side) != has_texts(&new) {
        talk.help("a lock has no texts; to compare them too, compare with a file of `generate json`");
    }
    // Neither side may be the lock. If the lock cannot be read, only its lines are missing in the output.
    let lock = files.lock_if_any().ok().flatten().unwrap_or_default();
    let file = files.lock_name();
    let places = old.places(&new, Listing { file: &file, lines: &lock.lines });
    let profile = args.judgement.profile.or(source.config.profile).unwrap_or_default();
    let findings = diff::judge(&changes, &places, profile, &levels);
    // `diff` always shows every change.
    conclude(&findings, &args.judgement, &source.config, &files.root, Talk { verbose: true, ..talk })
}

fn comparison(old: &str, new: Option<&Against>) -> String {
    let new = new.map_or_else(|| "the source".to_owned(), ToString::to_string);
    format!("{old} with {new}")
}
