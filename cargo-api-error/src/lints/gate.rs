//! What the gate reports about its own files.

use super::{BASE, ERROR, Lint};

pub(crate) const LOCK_STALE: &str = "lock-stale";
pub(crate) const UNUSED_ACCEPTANCE: &str = "unused-acceptance";
pub(crate) const EXPIRED_ACCEPTANCE: &str = "expired-acceptance";

pub(super) const LINTS: &[Lint] = &[
    Lint {
        id: LOCK_STALE,
        level: ERROR,
        summary: "the lock does not hold what the source says, and the difference breaks nobody",
        message: "the lock is out of date for {name}",
        help: "run `cargo api-error lock` and commit `api-errors.lock`",
        why: "A code that is not in the lock is not guarded.",
        ..BASE
    },
    Lint {
        id: UNUSED_ACCEPTANCE,
        summary: "an acceptance in `api-errors.toml` matches no change",
        message: "no change needs the acceptance `{name}`",
        help: "remove it from `api-errors.toml`; the next `cargo api-error release` removes all of them",
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
];
