//! What the gate reports about its own files.

use super::{BASE, ERROR, Lint};

pub(crate) const LOCK_STALE: &str = "lock-stale";
pub(crate) const UNUSED_ACCEPTANCE: &str = "unused-acceptance";
pub(crate) const EXPIRED_ACCEPTANCE: &str = "expired-acceptance";
pub(crate) const NO_MERGE_BASE: &str = "no-merge-base";
pub(crate) const RELEASED_LOCK_REMOVED: &str = "released-lock-removed";
pub(crate) const UNSELECTED_CODES: &str = "unselected-codes";

pub(super) const LINTS: &[Lint] = &[
    Lint {
        id: LOCK_STALE,
        level: ERROR,
        summary: "the lock does not hold what the source says, and the difference breaks nobody",
        message: "the lock is out of date for {name}",
        help: "run `cargo api-error lock{old}` and commit `{new}`",
        why: "A code that is not in the lock is not guarded.",
        ..BASE
    },
    Lint {
        id: UNUSED_ACCEPTANCE,
        summary: "an acceptance in `api-errors.toml` matches no change",
        message: "no change needs the acceptance `{name}`",
        help: "remove it from `api-errors.toml`; the next `cargo api-error release` does that too",
        why: "It would silently accept the same change later.",
        ..BASE
    },
    Lint {
        id: EXPIRED_ACCEPTANCE,
        summary: "the last day of an acceptance has passed",
        message: "the acceptance `{name}` expired on {old}",
        help: "fix the change, or accept it again with a later day",
        why: "It was accepted for a time only.",
        ..BASE
    },
    Lint {
        id: NO_MERGE_BASE,
        level: ERROR,
        summary: "the repository has branches of a remote, and no merge base with the one to merge into is found",
        message: "not compared with the merge base: {old}",
        help: "fetch the whole history, and name the branch with `merge-base` in `[workspace.metadata.api-error]`",
        why: "A lock that is written anew in the same branch would hide a break.",
        ..BASE
    },
    Lint {
        id: RELEASED_LOCK_REMOVED,
        level: ERROR,
        summary: "the merge base has a lock of the last release, the working tree has none",
        message: "`{name}` is gone",
        help: "restore it from the merge base; only `cargo api-error release` writes it",
        why: "It alone remembers what clients were told.",
        ..BASE
    },
    Lint {
        id: UNSELECTED_CODES,
        summary: "the lock holds codes of packages that only `default-members` or `packages` leave out",
        message: "codes of crates that are not selected are not checked: {name}",
        help: "select them with `--workspace` or `packages` in `[workspace.metadata.api-error]`, or say what is meant with `-p`",
        why: "Such a code can change without a finding.",
        ..BASE
    },
];
