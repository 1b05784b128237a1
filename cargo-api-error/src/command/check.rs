//! `check`: lints, the lock, breaking changes.

use super::count;
use super::judgement::{conclude, levels, today};
use super::report::reported;
use crate::args::CheckArgs;
use crate::failure::{Exit, FailedRun, Failure};
use crate::gate::Gate;
use crate::source::Source;
use crate::talk::Talk;

pub(super) fn run(args: &CheckArgs, talk: Talk) -> Result<Exit, Failure> {
    reported(args.judgement.format, args.judgement.output.as_ref(), || check(args, talk))
}

fn check(args: &CheckArgs, talk: Talk) -> Result<Exit, FailedRun> {
    let source = Source::load(&args.selection, talk)?;
    judged(args, &source, talk).map_err(|failure| FailedRun::from(failure).within(&source.files.root))
}

fn judged(args: &CheckArgs, source: &Source, talk: Talk) -> Result<Exit, Failure> {
    let gate = Gate {
        source,
        levels: levels(&source.config, &args.judgement.levels)?,
        profile: args.judgement.profile.or(source.config.profile).unwrap_or_default(),
        today: today(&args.judgement),
        talk,
    };
    let against = args.against.as_ref().map_or_else(|| "the lock".to_owned(), ToString::to_string);
    talk.status("Checking", &format!("{} against {against}", count(source.catalog.errors.len(), "code")));
    let findings = match &args.against {
        Some(against) => gate.check_against(against)?,
        None => gate.check()?,
    };
    conclude(&findings, &args.judgement, &source.config, &source.files.root, talk)
}
