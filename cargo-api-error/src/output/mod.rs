//! Findings or a failure in, a report out: for people, for programs, for GitHub, for SARIF readers.

mod github;
mod json;
mod place;
mod sarif;
mod text;

use std::path::Path;

use crate::failure::{FailedRun, Failure};
use crate::finding::{Finding, Level};
use crate::scan::{Location, ScanError};
use place::Prefix;

/// The shape of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Snippets, as rustc shows them
    #[default]
    Text,
    /// One JSON object
    Json,
    /// Workflow commands of GitHub Actions
    Github,
    /// SARIF 2.1.0
    Sarif,
}

/// How many findings there are of each level; accepted ones count apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// [`Level::Breaking`]
    pub breaking: usize,
    /// [`Level::Warning`]
    pub warning: usize,
    /// [`Level::Info`]
    pub info: usize,
    /// Those that an acceptance names.
    pub accepted: usize,
}

impl Counts {
    /// Counts findings.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            match finding.level {
                _ if finding.accepted.is_some() => counts.accepted += 1,
                Level::Breaking => counts.breaking += 1,
                Level::Warning => counts.warning += 1,
                Level::Info => counts.info += 1,
                Level::Allow => {}
            }
        }
        counts
    }

    /// `2 breaking, 1 warning`
    #[must_use]
    pub fn words(self) -> String {
        let plural = if self.warning == 1 { "warning" } else { "warnings" };
        let parts =
            [(self.breaking, "breaking"), (self.warning, plural), (self.info, "info"), (self.accepted, "accepted")];
        let parts: Vec<String> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
        if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") }
    }
}

/// The report, with a final newline unless it is empty. Only text is coloured, and the terminal decides whether it stays so.
#[must_use]
pub fn report(findings: &[Finding], format: Format, root: &Path) -> String {
    let prefix = Prefix::of(format, root);
    render(&Report { findings: Some(prefix.findings(findings)), fault: None }, format, root)
}

/// The report of a run that could not complete. As text it has the findings so far; the failure goes to stderr.
#[must_use]
pub fn unanswered(run: &FailedRun, format: Format) -> String {
    let prefix = Prefix::of(format, &run.root);
    let errors = run.errors.iter().cloned().chain(in_file(&run.failure));
    let errors = errors.map(|error| prefix.error(&error)).collect();
    let findings = run.findings.as_ref().map(|findings| prefix.findings(findings));
    render(&Report { findings, fault: Some(Fault { failure: &run.failure, errors }) }, format, &run.root)
}

/// A fault of a lock or a catalog, unless it is one of another commit.
fn in_file(failure: &Failure) -> Option<ScanError> {
    let place = failure.place.clone().filter(|place| !place.file.starts_with("git:"))?;
    let error = ScanError::at(*place, failure.message.clone());
    Some(failure.help.iter().fold(error, |error, help| error.help(help.clone())))
}

/// What a run came to, with places as the format's reader wants them.
struct Report<'a> {
    /// Nothing at all is not the same as no findings.
    findings: Option<Vec<Finding>>,
    fault: Option<Fault<'a>>,
}

/// Why the run could not complete.
struct Fault<'a> {
    failure: &'a Failure,
    errors: Vec<ScanError>,
}

impl Fault<'_> {
    /// The faults of the source, each with its place; where there are none, the failure itself.
    fn messages(&self) -> Vec<(Option<&Location>, String)> {
        if self.errors.is_empty() {
            return vec![(None, told(&self.failure.to_string(), self.failure.help.iter(), [].iter()))];
        }
        let message = |error: &ScanError| told(&error.message, error.help.iter(), error.notes.iter());
        self.errors.iter().map(|error| (Some(&error.location), message(error))).collect()
    }
}

fn told<'a>(fact: &str, help: impl Iterator<Item = &'a String>, notes: impl Iterator<Item = &'a String>) -> String {
    let help = help.map(|help| format!("\nhelp: {help}"));
    let notes = notes.map(|note| format!("\nnote: {note}"));
    help.chain(notes).fold(fact.to_owned(), |text, line| text + &line)
}

fn render(report: &Report, format: Format, root: &Path) -> String {
    match format {
        Format::Text => text::report(report.findings.as_deref().unwrap_or_default(), root),
        Format::Json => json::report(report),
        Format::Github => github::report(report),
        Format::Sarif => sarif::report(report),
    }
}

/// What the file behind `GITHUB_STEP_SUMMARY` gets: a Markdown table.
#[must_use]
pub fn summary(findings: &[Finding], root: &Path) -> String {
    let prefix = Prefix::of(Format::Github, root);
    github::summary(&prefix.findings(findings))
}

pub use github::step_outputs;
pub use text::scan_errors;
