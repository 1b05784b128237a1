//! A run that could not complete, with what it had found by then.

use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::finding::Finding;
use crate::scan::ScanError;

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
    fn from(run: FailedRun) -> Self {
        run.failure
    }
}
