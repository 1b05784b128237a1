//! Turns findings or a failure into a report: for people, for programs, for GitHub, for readers of SARIF.

mod fold;
mod github;
mod json;
mod place;
mod sarif;
mod text;

use std::path::Path;

use crate::failure::{FailedRun, Failure};
use crate::finding::Finding;
use crate::finding::Level;
use crate::scan::{Location, ScanError};
use place::Prefix;

/// The format of a report.
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

/// How many findings there are of each level; accepted ones are counted separately.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// [`Level::Breaking`]
    pub breaking: usize,
    /// [`Level::Error`]
    pub error: usize,
    /// [`Level::Warning`]
    pub warning: usize,
    /// [`Level::Info`]
    pub info: usize,
    /// Accepted ones, whatever their level.
    pub accepted: usize,
}

impl Counts {
    /// Counts findings.
    pub fn of(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            match finding.level {
                _ if finding.accepted.is_some() => counts.accepted += 1,
                Level::Breaking => counts.breaking += 1,
                Level::Error => counts.error += 1,
                Level::Warning => counts.warning += 1,
                Level::Info => counts.info += 1,
                Level::Allow => {}
            }
        }
        counts
    }

    /// `2 breaking, 1 error, 1 warning`
    pub fn words(self) -> String {
        let noun = |count, one, several| (count, if count == 1 { one } else { several });
        let parts = [
            (self.breaking, "breaking"),
            noun(self.error, "error", "errors"),
            noun(self.warning, "warning", "warnings"),
            (self.info, "info"),
            (self.accepted, "accepted"),
        ];
        let parts: Vec<String> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
        if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") }
    }
}

/// How much of a long report people read; reports for programs are always whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// The first places of every lint.
    Short,
    /// Everything.
    Full,
}

/// The report, with a final newline unless it is empty. Only text has colors, which its writer may remove.
pub fn report(findings: &[Finding], format: Format, length: Length, root: &Path) -> String {
    let findings = Prefix::of(format, root).findings(findings);
    render(&Report { findings: Some(findings), failure: None, errors: Vec::new() }, format, length, root)
}

/// The report of a run that could not complete. As text it shows what was found nevertheless: the failure is on stderr.
pub fn failed(run: &FailedRun, format: Format) -> String {
    let prefix = Prefix::of(format, &run.root);
    let errors = run.errors.iter().cloned().chain(in_file(&run.failure));
    let errors = errors.map(|error| prefix.error(&error)).collect();
    let findings = run.findings.as_ref().map(|findings| prefix.findings(findings));
    render(&Report { findings, failure: Some(&run.failure), errors }, format, Length::Full, &run.root)
}

/// A failure that has a place in a lock or catalog, unless that is in another commit.
fn in_file(failure: &Failure) -> Option<ScanError> {
    let place = failure.place.clone().filter(|place| !place.file.starts_with("git:"))?;
    let error = ScanError::at(*place, failure.message.clone());
    Some(failure.help.iter().fold(error, |error, help| error.help(help.clone())))
}

/// The result of a run, with places as the readers of the format expect them.
struct Report<'a> {
    /// None if the run did not get that far, which is not the same as no findings.
    findings: Option<Vec<Finding>>,
    /// Why the run could not complete.
    failure: Option<&'a Failure>,
    /// The mistakes in the source that led to it.
    errors: Vec<ScanError>,
}

impl Report<'_> {
    /// The mistakes in the source, each with its place; where there are none, the failure itself.
    fn messages(&self) -> Vec<(Option<&Location>, String)> {
        let failure = self.failure.filter(|_| self.errors.is_empty());
        let failure = failure.map(|it| (None, with_lines(&it.to_string(), it.help.iter(), [].iter())));
        let error = |it: &ScanError| with_lines(&it.message, it.help.iter(), it.notes.iter());
        self.errors.iter().map(|it| (Some(&it.location), error(it))).chain(failure).collect()
    }
}

/// A fact with its helps and notes, each on a line of its own.
fn with_lines<'a>(
    fact: &str,
    help: impl Iterator<Item = &'a String>,
    notes: impl Iterator<Item = &'a String>,
) -> String {
    let help = help.map(|help| format!("\nhelp: {help}"));
    let notes = notes.map(|note| format!("\nnote: {note}"));
    help.chain(notes).fold(fact.to_owned(), |text, line| text + &line)
}

fn render(report: &Report, format: Format, length: Length, root: &Path) -> String {
    match format {
        Format::Text => text::report(report.findings.as_deref().unwrap_or_default(), length, root),
        Format::Json => json::report(report),
        Format::Github => github::report(report),
        Format::Sarif => sarif::report(report),
    }
}

/// The text for the file behind `GITHUB_STEP_SUMMARY`: a Markdown table.
pub fn summary(findings: &[Finding], root: &Path) -> String {
    let prefix = Prefix::of(Format::Github, root);
    github::summary(&prefix.findings(findings))
}

pub use github::step_outputs;
pub use text::scan_errors;
