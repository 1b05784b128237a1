//! A report on stdout, even of a run that could not complete.

use std::path::PathBuf;

use super::{named, print};
use crate::failure::{Exit, FailedRun, Failure};
use crate::output::{self, Format};

/// Runs a command. If it cannot complete, stdout gets a report that says so; a report file keeps its old content.
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
