//! What the gate reports about its own files.

use super::Lint;
use crate::finding::Level;
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint::elsewhere(RuleId::LockStale, Level::Breaking)
        .summary("the lock does not hold what the source says, and the difference breaks nobody")
        .message("the lock is out of date for {codes}")
        .help("run `cargo api-error lock{flags}` and commit `{lock}`")
        .why("A code that is not in the lock is not guarded."),
    Lint::elsewhere(RuleId::UnusedAcceptance, Level::Warning)
        .summary("an acceptance in `api-errors.toml` matches no change")
        .message("no change needs the acceptance `{acceptance}`")
        .help("remove it from `api-errors.toml`; the next `cargo api-error release` does that too")
        .why("It would silently accept the same change later."),
    Lint::elsewhere(RuleId::ExpiredAcceptance, Level::Warning)
        .summary("the last day of an acceptance has passed")
        .message("the acceptance `{acceptance}` expired on {day}")
        .help("fix the change, or accept it again with a later day")
        .why("It was accepted for a time only."),
    Lint::elsewhere(RuleId::NoMergeBase, Level::Breaking)
        .summary("the repository has branches of a remote, and no merge base with the one to merge into is found")
        .message("not compared with the merge base: {reason}")
        .help("fetch the whole history, and name the branch with `merge-base` in `[workspace.metadata.api-error]`")
        .why("A lock that is written anew in the same branch would hide a break."),
    Lint::elsewhere(RuleId::ReleasedLockRemoved, Level::Breaking)
        .summary("the merge base has a lock of the last release, the working tree has none")
        .message("`{file}` is gone")
        .help("restore it from the merge base; only `cargo api-error release` writes it")
        .why("It alone remembers what clients were told."),
    Lint::elsewhere(RuleId::UnselectedCodes, Level::Warning)
        .summary("the lock holds codes of packages that only `default-members` or `packages` leave out")
        .message("codes of crates that are not selected are not checked: {crates}")
        .help("select them with `--workspace` or `packages` in `[workspace.metadata.api-error]`, or say what is meant with `-p`")
        .why("Such a code can change without a finding."),
];
