//! `check`: lints, the lock, breaking changes; then another checker, for editors that run only one command.

use std::process::{Command, Stdio};

use super::count;
use super::findings::{conclude, gate, reported};
use crate::args::{CheckArgs, CommandLine};
use crate::failed_run::FailedRun;
use crate::failure::{Exit, Failure};
use crate::gate::Gate;
use crate::output::Format;
use crate::source::Source;
use crate::talk::Talk;

pub(super) fn run(args: &CheckArgs, talk: Talk) -> Result<Exit, Failure> {
    let Some(checker) = &args.and_then else { return report(args, talk) };
    if args.judgement.format != Format::Cargo {
        return Err(Failure::usage("`--and-then` needs `--format cargo`"));
    }
    let own = report(args, talk);
    // The other checker runs in any case: it knows better why a file cannot be read.
    let ended = ended(checker);
    if let (Err(own), Err(_)) = (&own, &ended) {
        talk.failure(own);
    }
    let code = ended?;
    match own {
        Ok(_) if code != 0 => Ok(Exit::Checker(code)),
        own => own,
    }
}

/// Runs another checker, which writes to our stdout and stderr, and returns its exit code.
fn ended(checker: &CommandLine) -> Result<u8, Failure> {
    let CommandLine { program, arguments } = checker;
    let status = Command::new(program).args(arguments).stdin(Stdio::null()).status();
    let status = status.map_err(|error| {
        let failure = Failure::incomplete(format!("cannot run `{program}`: {error}"));
        failure.help("`--and-then` takes a program and its arguments, which no shell reads")
    })?;
    // A signal leaves no code.
    Ok(status.code().map_or(Exit::Incomplete.code(), |code| u8::try_from(code).unwrap_or(u8::MAX)))
}

fn report(args: &CheckArgs, talk: Talk) -> Result<Exit, Failure> {
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
