//! Why a run could not complete.

use std::path::{Path, PathBuf};

use crate::finding::Finding;
use crate::scan::{Location, ScanError};

/// The exit code of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Success.
    Clean = 0,
    /// Findings at the level that fails, drift, or an unknown code.
    Findings = 1,
    /// Wrong arguments or configuration.
    Usage = 2,
    /// The run could not complete: never the same as "no findings".
    Incomplete = 101,
}

/// A fact, how to fix it, and the exit code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default())]
pub struct Failure {
    /// The exit code.
    pub exit: Exit,
    /// The fact.
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
    /// The place of the mistake, in a file that was read.
    pub place: Option<Box<Location>>,
}

impl Failure {
    /// The answer is no: drift, an unknown code, findings that prevent a release.
    pub fn negative(message: impl Into<String>) -> Self {
        Self::new(Exit::Findings, message)
    }

    /// Wrong arguments or configuration.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, message)
    }

    /// The run could not complete.
    pub fn incomplete(message: impl Into<String>) -> Self {
        Self::new(Exit::Incomplete, message)
    }

    fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into(), help: None, place: None }
    }

    /// The same with a place.
    pub fn at(self, file: &str, line: usize, column: usize) -> Self {
        Self { place: Some(Box::new(Location { file: file.to_owned(), line, column })), ..self }
    }

    /// The same with a way out, unless it has one.
    pub(crate) fn or_help(self, help: &str) -> Self {
        Self { help: self.help.or_else(|| Some(help.to_owned())), ..self }
    }

    /// The same with a way out.
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

/// A failure, with everything that a report can say about a run that could not complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedRun {
    /// Why the run could not complete.
    pub failure: Failure,
    /// The faults of the source that led to it.
    pub errors: Box<[ScanError]>,
    /// The findings, if the run got that far.
    pub findings: Option<Box<[Finding]>>,
    /// The workspace that the places are relative to; empty before it was found.
    pub root: PathBuf,
}

impl From<Failure> for FailedRun {
    fn from(failure: Failure) -> Self {
        Self { failure, errors: Box::default(), findings: None, root: PathBuf::new() }
    }
}

impl FailedRun {
    /// The same of a run that found its workspace.
    pub fn within(self, root: &Path) -> Self {
        Self { root: root.to_owned(), ..self }
    }
}

impl From<FailedRun> for Failure {
    fn from(unanswered: FailedRun) -> Self {
        unanswered.failure
    }
}
