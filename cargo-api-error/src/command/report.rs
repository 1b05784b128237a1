//! A report on stdout, also of a run that has no answer.

use std::path::PathBuf;

use super::{named, print};
use crate::failure::{Exit, FailedRun, Failure};
use crate::output::{self, Format};

/// Runs, and tells who reads stdout why there is no answer; a file that was named keeps its old report.
pub(super) fn reported(
    format: Format,
    output: Option<&PathBuf>,
    run: impl FnOnce() -> Result<Exit, FailedRun>,
) -> Result<Exit, Failure> {
    run().map_err(|unanswered| {
        if named(output).is_none() {
            // That stdout cannot be written to may be the failure, and it is told on stderr either way.
            let _ = print(&output::unanswered(&unanswered, format));
        }
        unanswered.failure
    })
}
