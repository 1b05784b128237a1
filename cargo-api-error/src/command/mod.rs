//! One file per subcommand, which turns its arguments into an exit code.

mod accept;
mod check;
mod completions;
mod diff;
mod explain;
mod findings;
mod generate;
mod html;
mod init;
mod jobs;
mod list;
mod lock;
mod merge;
mod openapi;
mod operations;
mod release;
mod rules;
mod services;
mod sides;
mod verify;
mod wanted;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ColorChoice;

use crate::args::{Cli, Command, LevelFlags};
use crate::failure::{Exit, Failure};
use crate::finding::Finding;
use crate::lints::{self, Subject};
use crate::output::{self, Format, Length};
use crate::source::Source;
use crate::talk::Talk;

/// Runs a parsed command line.
pub fn run(cli: Cli) -> Result<Exit, Failure> {
    let talk = Talk { quiet: cli.quiet, verbose: cli.verbose };
    match cli.color.unwrap_or_default() {
        ColorChoice::Auto => {}
        ColorChoice::Always => anstream::ColorChoice::Always.write_global(),
        ColorChoice::Never => anstream::ColorChoice::Never.write_global(),
    }
    match cli.command {
        Command::List(args) => list::run(&args, talk),
        Command::Explain(args) => explain::run(&args, talk),
        Command::Generate(args) => generate::run(&args, talk),
        Command::Check(args) => check::run(&args, talk),
        Command::Diff(args) => diff::run(&args, talk),
        Command::Lock(args) => lock::run(&args, talk),
        Command::Accept(args) => accept::run(&args, talk),
        Command::Release(args) => release::run(&args, talk),
        Command::Merge(args) => merge::run(&args, talk),
        Command::Verify(args) => verify::run(&args, talk),
        Command::Rules(args) => rules::run(&args),
        Command::Init(args) => init::run(&args, talk),
        Command::Completions(args) => completions::run(&args),
    }
}

/// The file that `--output` names; `-` is stdout.
fn named(output: Option<&PathBuf>) -> Option<&Path> {
    output.map(PathBuf::as_path).filter(|path| *path != Path::new("-"))
}

/// Prints data. It is no failure if the reader has closed the pipe.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::incomplete(format!("cannot write to stdout: {error}")))
        }
        _ => Ok(()),
    }
}

/// Whether the catalog is incomplete or contradictory; stderr shows why.
fn incomplete(source: &Source, flags: &LevelFlags, talk: Talk) -> bool {
    reported(source, &integrity(source, flags), talk)
}

/// What makes the catalog incomplete or contradictory.
fn integrity(source: &Source, flags: &LevelFlags) -> Vec<Finding> {
    let levels = &flags.over(source.config.levels());
    let subject = Subject { scan: &source.scan, catalog: &source.catalog, style: None, pages: None, locked: false };
    lints::integrity(&subject, levels)
}

/// Whether there are such findings; stderr shows them.
fn reported(source: &Source, findings: &[Finding], talk: Talk) -> bool {
    if findings.is_empty() {
        return false;
    }
    let report = output::report(findings, Format::Text, Length::Short, &source.files.root);
    talk.report(&report);
    talk.help("fix it, or allow it with `-A RULE` or in `[workspace.metadata.api-error.rules]`");
    true
}

/// `1 code`, `2 codes`
fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
