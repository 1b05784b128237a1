//! Findings in, a report out: for people, for programs, for GitHub, for SARIF readers.

mod github;
mod json;
mod place;
mod sarif;
mod text;

use std::path::Path;

use crate::finding::{Finding, Level};
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
    let findings: Vec<Finding> = findings.iter().map(|finding| prefix.finding(finding)).collect();
    match format {
        Format::Text => text::report(&findings, root),
        Format::Json => json::report(&findings),
        Format::Github => github::report(&findings),
        Format::Sarif => sarif::report(&findings),
    }
}

/// What the file behind `GITHUB_STEP_SUMMARY` gets: a Markdown table.
#[must_use]
pub fn summary(findings: &[Finding], root: &Path) -> String {
    let prefix = Prefix::of(Format::Github, root);
    let findings: Vec<Finding> = findings.iter().map(|finding| prefix.finding(finding)).collect();
    github::summary(&findings)
}

pub use github::step_outputs;
pub use text::scan_errors;
