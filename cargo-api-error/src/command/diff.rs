//! `diff`: every change between two contracts, documentation included.

use super::findings::{conclude, reported, today};
use crate::args::DiffArgs;
use crate::catalog::Catalog;
use crate::diff::{CodeLines, Context};
use crate::failure::{Exit, FailedRun, Failure};
use crate::levels::Level;
use crate::rule_id::RuleId;
use crate::rules;
use crate::source::Source;
use crate::talk::Talk;

pub(super) fn run(args: &DiffArgs, talk: Talk) -> Result<Exit, Failure> {
    reported(args.report.format, args.report.output.as_ref(), || {
        // For the comparison of two files, it does not matter whether the source has error types.
        let quiet = talk.quiet || args.new.is_some();
        let source = Source::load(&args.source, Talk { quiet, ..talk })?;
        diff(args, &source, talk).map_err(|failure| FailedRun::from(failure).within(&source.files.root))
    })
}

fn diff(args: &DiffArgs, source: &Source, talk: Talk) -> Result<Exit, Failure> {
    let mut levels = args.report.levels.over(source.config.levels());
    if levels.get(RuleId::DocsChanged, Level::Allow) == Level::Allow {
        levels.chosen.insert(RuleId::DocsChanged, Level::Info);
    }
    let files = &source.files;
    let old = files.read(&args.old)?;
    let new: Catalog = match &args.new {
        Some(new) => files.read(new)?.catalog,
        None => source.beside(files.lock_if_any()?.as_ref()),
    };
    let today = today(args.report.today.as_ref());
    let context = Context { today: Some(&today), sunset_days: source.config.sunset_days, ..Context::default() };
    let old_side = if args.new.is_some() { old.catalog.clone() } else { source.scope(&old.catalog) };
    let changes = rules::changes(&old_side, &new, &context);
    // Neither side may be the lock, so an unreadable one only costs its lines.
    let lock = files.lock_if_any().ok().flatten().unwrap_or_default();
    let file = files.lock_name();
    let places = old.places(&new, CodeLines { file: &file, lines: &lock.lines });
    let profile = args.report.profile.or(source.config.profile).unwrap_or_default();
    let findings = rules::judge(&changes, &places, profile, &levels);
    // `diff` always shows every change.
    conclude(&findings, &args.report, &source.config, &files.root, Talk { verbose: true, ..talk })
}
