//! What the gate reports about its own files.

use super::lint::{BASE, ERROR, Lint};
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint {
        id: RuleId::LockStale,
        level: ERROR,
        summary: "the lock differs from the source, in a way that does not break clients",
        message: "the lock is out of date for {codes}",
        help: "run `cargo api-error lock` and commit the lock",
        why: "A code that is not in the lock is not guarded.",
        ..BASE
    },
    Lint {
        id: RuleId::UnusedAcceptance,
        summary: "an acceptance in `api-errors.toml` matches no change",
        message: "no change needs the acceptance `{acceptance}`",
        help: "remove it from `api-errors.toml`; the next `cargo api-error release` does that too",
        why: "It would silently accept the same change later.",
        ..BASE
    },
    Lint {
        id: RuleId::ExpiredAcceptance,
        summary: "the last day of an acceptance has passed",
        message: "the acceptance `{acceptance}` expired on {day}",
        help: "undo the change, or accept it again with a later day",
        why: "It was accepted for a limited time.",
        ..BASE
    },
    Lint {
        id: RuleId::NoMergeBase,
        level: ERROR,
        summary: "the repository has remote-tracking branches, and no merge base was found",
        message: "not compared with the merge base: {reason}",
        help: "fetch the whole history, and name the branch with `merge-base` in `[workspace.metadata.api-error]`",
        why: "Without the comparison, a lock that was written again on the same branch can hide a break.",
        ..BASE
    },
    Lint {
        id: RuleId::ReleasedLockRemoved,
        level: ERROR,
        summary: "the merge base has a lock of the last release, and the working tree has none",
        message: "`{file}` is gone",
        help: "restore it from the merge base; only `cargo api-error release` writes it",
        why: "No other file records what was announced to clients.",
        ..BASE
    },
    Lint {
        id: RuleId::UnselectedCodes,
        summary: "the lock holds codes of packages that `default-members` or `packages` leaves out",
        message: "codes of crates that are not selected are not checked: {crates}",
        help: "select them with `--workspace` or `packages` in `[workspace.metadata.api-error]`, or name the packages that \
               you mean with `-p`",
        why: "Such a code can change without a finding.",
        ..BASE
    },
];
