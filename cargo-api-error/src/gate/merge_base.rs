//! Compares with the contract at the merge base, or reports why that is not possible.

use super::Gate;
use crate::baseline::{BaseContracts, Baseline, MergeBase};
use crate::failure::Failure;
use crate::finding::Finding;
use crate::lints;
use crate::lock::RELEASED_FILE;
use crate::rule_id::RuleId;
use crate::scan::Location;
use crate::values::Values;

/// The contract at the merge base.
pub(super) struct OldSide {
    /// The lock, or why there is none.
    pub(super) lock: Result<Baseline, Failure>,
    pub(super) findings: Vec<Finding>,
}

pub(super) fn read(gate: &Gate<'_>, branch: Option<&str>) -> Result<OldSide, Failure> {
    let (lock, finding) = match gate.source.files.merge_base(branch)? {
        MergeBase::NotExpected(failure) => (Err(failure), None),
        MergeBase::Missing(failure) => {
            let finding = report(gate, RuleId::NoMergeBase, &Values::default().with("reason", &failure.message));
            let finding = finding.map(|finding| Finding { help: failure.help.clone().or(finding.help), ..finding });
            (Err(failure), finding)
        }
        MergeBase::Found(base) => {
            let finding = removed_release(gate, &base);
            (base.lock, finding)
        }
    };
    Ok(OldSide { lock, findings: finding.into_iter().collect() })
}

fn removed_release(gate: &Gate<'_>, base: &BaseContracts) -> Option<Finding> {
    let files = &gate.source.files;
    let file = base.released.clone().filter(|_| !files.root.join(files.beside(RELEASED_FILE)).exists())?;
    report(gate, RuleId::ReleasedLockRemoved, &Values::default().with("file", file))
}

/// A finding at the first line of the lock, because the file that it is about does not exist.
fn report(gate: &Gate<'_>, id: RuleId, values: &Values) -> Option<Finding> {
    let location = Location { file: gate.source.files.lock_name(), line: 1, column: 1 };
    lints::about(id, location, values, &gate.levels)
}
