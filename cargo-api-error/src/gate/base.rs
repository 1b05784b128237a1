//! The lock at the merge base in, and findings where something keeps the comparison from being made.

use super::Gate;
use crate::baseline::{BaseContracts, Baseline, MergeBase};
use crate::failure::Failure;
use crate::finding::Finding;
use crate::lints;
use crate::lock::RELEASED_FILE;
use crate::rule_id::RuleId;
use crate::scan::Location;
use crate::values::Values;

/// What a gate has of the merge base.
pub(super) struct Reading {
    /// The lock, or why there is none.
    pub(super) lock: Result<Baseline, Failure>,
    /// What a team has to know of it.
    pub(super) findings: Vec<Finding>,
}

pub(super) fn read(gate: &Gate<'_>, branch: Option<&str>) -> Result<Reading, Failure> {
    Ok(match gate.source.files.merge_base(branch)? {
        MergeBase::Absent(failure) => Reading { lock: Err(failure), findings: Vec::new() },
        MergeBase::Lost(failure) => {
            let lost = finding(gate, RuleId::NoMergeBase, &Values::default().with("reason", &failure.message));
            let lost = lost.map(|lost| Finding { help: failure.help.clone().or(lost.help), ..lost });
            Reading { lock: Err(failure), findings: lost.into_iter().collect() }
        }
        MergeBase::Found(base) => found(gate, *base),
    })
}

fn found(gate: &Gate<'_>, base: BaseContracts) -> Reading {
    let files = &gate.source.files;
    let path = files.beside(RELEASED_FILE);
    let gone = base.released.filter(|_| !files.root.join(&path).exists());
    let gone = gone.and_then(|gone| finding(gate, RuleId::ReleasedLockRemoved, &Values::default().with("file", gone)));
    Reading { lock: base.lock, findings: gone.into_iter().collect() }
}

/// At the first line of the lock: the files that these are about are not there.
fn finding(gate: &Gate<'_>, id: RuleId, values: &Values) -> Option<Finding> {
    let location = Location { file: gate.source.files.lock_name(), line: 1, column: 1 };
    lints::about(id, location, values, &gate.levels)
}
