//! `check`: lints, the lock, breaking changes.

use super::count;
use super::findings::{conclude, gate, reported};
use crate::args::CheckArgs;
use crate::failed_run::FailedRun;
use crate::failure::{Exit, Failure};
use crate::gate::Gate;
use crate::source::Source;
use crate::talk::Talk;

pub(super) fn run(args: &CheckArgs, talk: Talk) -> Result<Exit, Failure> {
    reported(args.judgement.format, args.judgement.output.as_ref(), || {
        let source = Source::load(&args.selection, talk)?;
        check(args, &source, talk).map_err(|failure| FailedRun::from(failure).within(&source.files.root))
    })
}

fn check(args: &CheckArgs, source: &Source, talk: Talk) -> Result<Exit, Failure> {
    let gate = gate(source, &args.judgement.levels, args.judgement.today.as_ref(), talk);
    let gate = Gate { profile: args.judgement.profile.unwrap_or(gate.profile), ..gate };
    let against = args.against.as_ref().map_or_else(|| "the lock".to_owned(), ToString::to_string);
    talk.status("Checking", &format!("{} against {against}", count(source.catalog.errors.len(), "code")));
    let findings = gate.findings(args.against.as_ref())?;
    conclude(&findings, &args.judgement, &source.config, &source.files.root, talk)
}
