//! Compares with the contract at the merge base, or reports why that is not possible.

use super::Gate;
use crate::baseline::{Baseline, MergeBase};
use crate::catalog::Catalog;
use crate::failure::Failure;
use crate::finding::Finding;
use crate::lints;
use crate::location::Location;
use crate::lock::RELEASED_FILE;
use crate::rule_id::RuleId;
use crate::values::Values;

/// The contract at the merge base.
pub(super) struct OldSide {
    /// The lock, or why there is none.
    pub(super) lock: Result<Baseline, Failure>,
    /// The contract of the last release before it.
    pub(super) released: Option<Catalog>,
    pub(super) finding: Option<Finding>,
}

pub(super) fn read(gate: &Gate<'_>, branch: Option<&str>) -> Result<OldSide, Failure> {
    let files = &gate.source.files;
    let (lock, released, finding) = match files.merge_base(branch)? {
        MergeBase::NotExpected(failure) => (Err(failure), None, None),
        MergeBase::Unknown(failure) => {
            let finding = report(gate, RuleId::NoMergeBase, &Values::default().with("reason", &failure.message));
            let finding = finding.map(|finding| Finding { help: failure.help.clone().or(finding.help), ..finding });
            (Err(failure), None, finding)
        }
        MergeBase::Found { lock, released } => {
            let removed = released.as_ref().filter(|_| !files.root.join(files.beside(RELEASED_FILE)).exists());
            let finding = removed
                .and_then(|(file, _)| report(gate, RuleId::ReleasedLockRemoved, &Values::default().with("file", file)));
            (lock.ok_or_else(|| files.none_in_base()), released.map(|(_, catalog)| catalog), finding)
        }
    };
    Ok(OldSide { lock, released, finding })
}

/// A finding at the first line of the lock, because the file that it is about does not exist.
fn report(gate: &Gate<'_>, id: RuleId, values: &Values) -> Option<Finding> {
    lints::about(id, Location::start_of(gate.source.files.lock_name()), values, &gate.levels)
}
