//! What `check` and `diff` share: levels from three places, the report, the exit code.

use std::env;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use crate::args::{Judgement, LevelFlags};
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::finding::{Finding, Level};
use crate::levels::LevelTable;
use crate::output::{self, Counts, Format};
use crate::talk::Talk;
use crate::write;

/// The configuration's levels, then those of the command line; the strictest flag wins.
pub(super) fn levels(config: &Config, flags: &LevelFlags) -> Result<LevelTable, Failure> {
    let mut table = config.levels()?;
    let chosen = [(&flags.allow, Level::Allow), (&flags.warn, Level::Warning), (&flags.deny, Level::Breaking)];
    for (ids, level) in chosen {
        for id in ids {
            table
                .set(id, level)
                .map_err(|error| Failure::usage(error.to_string()).help("`cargo api-error rules` lists them"))?;
        }
    }
    Ok(table)
}

/// The day that was named, else the day it is (UTC).
pub(super) fn today(judgement: &Judgement) -> String {
    let now = || jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    judgement.today.clone().unwrap_or_else(now)
}

/// Prints the report and decides.
pub(super) fn conclude(
    findings: &[Finding],
    judgement: &Judgement,
    config: &Config,
    root: &Path,
    talk: Talk,
) -> Result<Exit, Failure> {
    let threshold = judgement.fail_on.or(config.fail_on).unwrap_or_default().threshold();
    let shown: Vec<Finding> =
        findings.iter().filter(|finding| shows(finding, judgement, threshold, talk)).cloned().collect();
    let report = output::report(&shown, judgement.format, root);
    match super::named(judgement.output.as_ref()) {
        Some(path) => {
            // A file has no colours.
            write::write_named(path, &anstream::adapter::strip_str(&report).to_string())?;
        }
        None => super::print(&report)?,
    }
    if judgement.format == Format::Github {
        annotate(findings, root)?;
    }
    let hint = if shown.len() < findings.len() { "; `-v` shows them all" } else { "" };
    talk.result(&format!("{}{hint}", Counts::of(findings).words()));
    let fails = findings.iter().any(|finding| finding.fails(threshold));
    Ok(if fails && !judgement.exit_zero { Exit::Findings } else { Exit::Clean })
}

/// Reports for people omit compatible changes unless they ask for them.
fn shows(finding: &Finding, judgement: &Judgement, threshold: Option<Level>, talk: Talk) -> bool {
    let for_programs = matches!(judgement.format, Format::Json | Format::Sarif);
    for_programs || talk.verbose || finding.level > Level::Info || finding.fails(threshold)
}

/// Gives the findings to the step and the job, if GitHub asks for them.
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
