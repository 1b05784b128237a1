//! Why a run could not complete.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::finding::Finding;
use crate::scan::{Location, ScanError};

/// The exit code of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Success.
    Clean,
    /// Findings at the level that fails, an outdated file, or an unknown code.
    Findings,
    /// Wrong arguments or configuration.
    Usage,
    /// The run could not complete: never the same as "no findings".
    Incomplete,
}

impl Exit {
    /// The number that the shell sees.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Incomplete => 101,
        }
    }
}

/// A fact, how to fix it, and the exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// A negative result: an outdated file, an unknown code, findings that prevent a release.
    #[must_use]
    pub fn negative(message: impl Into<String>) -> Self {
        Self::new(Exit::Findings, message)
    }

    /// Wrong arguments or configuration.
    #[must_use]
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, message)
    }

    /// The run could not complete.
    #[must_use]
    pub fn incomplete(message: impl Into<String>) -> Self {
        Self::new(Exit::Incomplete, message)
    }

    fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into(), help: None, place: None }
    }

    /// The same with a place.
    #[must_use]
    pub fn at(self, file: &str, line: usize, column: usize) -> Self {
        Self { place: Some(Box::new(Location { file: file.to_owned(), line, column })), ..self }
    }

    /// The same, with how to fix it.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.place.iter().try_for_each(|place| write!(f, "{place}: "))?;
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

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
    #[must_use]
    pub fn within(self, root: &Path) -> Self {
        Self { root: root.to_owned(), ..self }
    }
}

impl From<FailedRun> for Failure {
    fn from(unanswered: FailedRun) -> Self {
        unanswered.failure
    }
}
