//! Retry advice.

use super::{Action, Area, I, Rule, W};
use api_error_syntax::RetryAfterDef;

use crate::comparison::{Changes, Pair};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::of_code(RuleId::RetryRemoved, retry_removed)
        .about(Area::Retry, Action::Removed)
        .summary("a retryable code is no longer retryable")
        .message("code `{code}` is no longer retryable")
        .help("keep `retryable = true`")
        .why("Clients that used to retry now give up. Smithy: retryable, removal.")
        .mirror(RuleId::RetryAdded),
    Rule::of_code(RuleId::RetryAdded, retry_added)
        .about(Area::Retry, Action::Added)
        .levels(W, W, W)
        .summary("a code became retryable")
        .message("code `{code}` is now retryable")
        .help("make sure that all operations that return it are idempotent")
        .why("Clients start to repeat requests that they did not repeat before. Smithy treats this as compatible.")
        .mirror(RuleId::RetryRemoved),
    Rule::of_code(RuleId::RetryHintChanged, retry_hint_changed)
        .about(Area::Retry, Action::Changed)
        .levels(I, I, W)
        .summary("the value of `Retry-After` changed")
        .message("retry_after of `{code}` changed from {old} to {new}")
        .help("nothing to do")
        .why("Clients read the value from every response."),
];

fn retry_removed(pair: &Pair<'_>, found: &mut Changes) {
    if pair.old.spec.retryable && !pair.new.spec.retryable {
        found.push(found.of(pair.old));
    }
}

fn retry_added(pair: &Pair<'_>, found: &mut Changes) {
    if !pair.old.spec.retryable && pair.new.spec.retryable {
        found.push(found.of(pair.old));
    }
}

fn retry_hint_changed(pair: &Pair<'_>, found: &mut Changes) {
    let hint = |after: &RetryAfterDef| match after {
        RetryAfterDef::Seconds(seconds) => format!("{seconds} s"),
        RetryAfterDef::Field(_) => "a value at run time".to_owned(),
    };
    if let (Some(before), Some(after)) = (&pair.old.spec.retry_after, &pair.new.spec.retry_after) {
        let (before, after) = (hint(before), hint(after));
        if before != after {
            found.push(found.of(pair.old).was(before).is(after));
        }
    }
}
