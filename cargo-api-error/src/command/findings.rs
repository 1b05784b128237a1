//! What commands with findings share: the gate, the report, the exit code.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::env;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::{named, print};
use crate::args::{Judgement, LevelFlags};
use crate::config::Config;
use crate::failure::{Exit, FailedRun, Failure};
use crate::finding::{Finding, Level};
use crate::gate::Gate;
use crate::lints::{self, Lint};
use crate::output::{self, Counts, Format, Length};
use crate::rule_id::RuleId;
use crate::source::Source;
use crate::talk::Talk;
use crate::write;

/// The gate of a workspace, with the profile of its configuration.
pub(super) fn gate<'a>(source: &'a Source, flags: &LevelFlags, day: Option<&String>, talk: Talk) -> Gate<'a> {
    Gate {
        source,
        levels: flags.over(source.config.levels()),
        profile: source.config.profile.unwrap_or_default(),
        today: today(day),
        talk,
    }
}

/// The day on the command line, else the current day (UTC).
pub(super) fn today(day: Option<&String>) -> String {
    let now = || jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    day.cloned().unwrap_or_else(now)
}

/// Runs the check. If it cannot complete, stdout says so in the format of the report, and the file of `--output`
/// keeps its old report.
pub(super) fn reported(
    format: Format,
    output: Option<&PathBuf>,
    run: impl FnOnce() -> Result<Exit, FailedRun>,
) -> Result<Exit, Failure> {
    run().map_err(|failed| {
        if named(output).is_none() {
            // The failure may be that stdout cannot be written, so stderr always shows it.
            let _ = print(&output::failed(&failed, format));
        }
        failed.failure
    })
}

/// Prints the report and returns the exit code.
pub(super) fn conclude(
    findings: &[Finding],
    args: &Judgement,
    config: &Config,
    root: &Path,
    talk: Talk,
) -> Result<Exit, Failure> {
    let threshold = args.fail_on.or(config.fail_on).unwrap_or_default().threshold();
    let shown: Vec<Finding> =
        findings.iter().filter(|finding| shows(finding, args, threshold, talk)).cloned().collect();
    let length = if talk.verbose { Length::Full } else { Length::Short };
    let report = output::report(&shown, args.format, length, root);
    match named(args.output.as_ref()) {
        // A file is not a terminal.
        Some(path) => drop(write::write_named(path, &anstream::adapter::strip_str(&report).to_string())?),
        None => print(&report)?,
    }
    if args.format == Format::Github {
        annotate(findings, root)?;
    }
    let hint = if shown.len() < findings.len() { "; `-v` shows all of them" } else { "" };
    talk.result(&format!("{}{hint}", Counts::of(findings).words()));
    if let (Format::Text, Some(lint)) = (args.format, noisiest(&shown)) {
        talk.help(&silence(lint));
    }
    let fails = findings.iter().any(|finding| finding.fails(threshold));
    Ok(if fails && !args.exit_zero { Exit::Findings } else { Exit::Clean })
}

/// Reports for people leave out compatible and accepted changes, unless asked for them.
fn shows(finding: &Finding, args: &Judgement, threshold: Option<Level>, talk: Talk) -> bool {
    let for_programs = matches!(args.format, Format::Json | Format::Sarif);
    let counts = finding.level > Level::Info && finding.accepted.is_none();
    for_programs || talk.verbose || counts || finding.fails(threshold)
}

/// The lint of the source that warns most often.
fn noisiest(findings: &[Finding]) -> Option<RuleId> {
    let mut counts: BTreeMap<RuleId, usize> = BTreeMap::new();
    let lint = |finding: &&Finding| lints::get(finding.rule).is_some_and(Lint::is_of_source);
    for finding in findings.iter().filter(lint).filter(|finding| finding.level == Level::Warning) {
        *counts.entry(finding.rule).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(lint, count)| (*count, Reverse(*lint))).map(|(lint, _)| lint)
}

fn silence(lint: RuleId) -> String {
    let argument = lint.as_str().replace('-', "_");
    format!(
        "to silence `{lint}`, write `{lint} = \"allow\"` in `[workspace.metadata.api-error.rules]`, or \
         `#[api_error(allow({argument}, reason = \"..\"))]` on a variant or type"
    )
}

/// Appends to the files in which GitHub expects the outputs of the step and the summary of the job.
fn annotate(findings: &[Finding], root: &Path) -> Result<(), Failure> {
    let files = [
        ("GITHUB_OUTPUT", output::step_outputs(Counts::of(findings))),
        ("GITHUB_STEP_SUMMARY", output::summary(findings, root)),
    ];
    for (name, text) in files {
        let Some(path) = env::var_os(name).filter(|path| !path.is_empty()) else { continue };
        let file = OpenOptions::new().create(true).append(true).open(&path);
        let written = file.and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|error| Failure::incomplete(format!("cannot append to the file of `{name}`: {error}")))?;
    }
    Ok(())
}
