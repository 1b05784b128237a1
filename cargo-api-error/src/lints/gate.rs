//! What the gate reports about its own files.

use super::Lint;
use crate::finding::Level;
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint::elsewhere(RuleId::LockStale, Level::Error)
        .summary("the lock differs from the source in a compatible way")
        .message("the lock is out of date for {codes}")
        .help("run `cargo api-error lock` and commit the lock")
        .why("Codes that are not in the lock are not guarded."),
    Lint::elsewhere(RuleId::UnusedAcceptance, Level::Warning)
        .summary("an acceptance in `api-errors.toml` matches no change")
        .message("the acceptance `{acceptance}` matches no change")
        .help("remove it from `api-errors.toml`; the next `cargo api-error release` does so too")
        .why("It would silently accept the same change later."),
    Lint::elsewhere(RuleId::ExpiredAcceptance, Level::Warning)
        .summary("an acceptance has expired")
        .message("the acceptance `{acceptance}` expired on {day}")
        .help("undo the change, or accept it again with a later day")
        .why("The change was accepted for a limited time."),
    Lint::elsewhere(RuleId::NoMergeBase, Level::Error)
        .summary("the repository has remote-tracking branches, but no merge base was found")
        .message("not compared with the merge base: {reason}")
        .help("fetch the whole history, or set the branch with `merge-base` in `[workspace.metadata.api-error]`")
        .why("Without it, rewriting the lock in a branch would hide a breaking change."),
    Lint::elsewhere(RuleId::ReleasedLockRemoved, Level::Error)
        .summary("the merge base has the lock of the last release, but the working tree does not")
        .message("`{file}` was removed")
        .help("restore it from the merge base; only `cargo api-error release` writes it")
        .why("No other file records what was announced to clients."),
    Lint::elsewhere(RuleId::UnselectedCodes, Level::Warning)
        .summary("the lock has codes of packages that `default-members` or `packages` leave out")
        .message("codes of crates that are not selected are not checked: {crates}")
        .help("select them with `--workspace` or `packages` in `[workspace.metadata.api-error]`, or select packages with `-p`")
        .why("Changes to these codes are not found."),
];
