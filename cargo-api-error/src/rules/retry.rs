//! Retry advice.

use api_error_syntax::RetryAfterDef;

use super::rule::{Action, Area, I, Rule, W};
use crate::comparison::{Change, Comparison, retry_follows};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::new(RuleId::RetryRemoved, Area::Retry, Action::Removed, |it| advice(it, |old, new| old && !new))
        .summary("a retryable code is no longer retryable, and not because its status changed")
        .message("code `{code}` is no longer retryable")
        .history(&["no longer retryable"])
        .help("keep it retryable: remove `retryable = false`, or write `retryable = true`")
        .why("Clients that used to retry now give up. Smithy: retryable, removal.")
        .mirror(RuleId::RetryAdded),
    Rule::new(RuleId::RetryAdded, Area::Retry, Action::Added, |it| advice(it, |old, new| !old && new))
        .levels(W, W, W)
        .summary("a code became retryable, and not because its status changed")
        .message("code `{code}` is now retryable")
        .history(&["now retryable"])
        .help("make sure that all operations that return it are idempotent")
        .why("Clients start to repeat requests that they did not repeat before. Smithy treats this as compatible.")
        .mirror(RuleId::RetryRemoved),
    Rule::new(RuleId::RetryHintChanged, Area::Retry, Action::Changed, hints)
        .levels(I, I, W)
        .summary("the value of `Retry-After` changed")
        .message("retry_after of `{code}` changed from {old} to {new}")
        .history(&["`Retry-After` changed from {old} to {new}"])
        .help("nothing to do")
        .why("Clients read the value from every response."),
];

fn advice(it: &Comparison<'_>, differs: fn(bool, bool) -> bool) -> Vec<Change> {
    it.by_contract(|old, new| {
        let (old, new) = (&old.spec, &new.spec);
        (differs(old.retryable, new.retryable) && !retry_follows(old, new)).then(Change::default)
    })
}

fn hints(it: &Comparison<'_>) -> Vec<Change> {
    let hint = |after: &RetryAfterDef| match after {
        RetryAfterDef::Seconds(seconds) => format!("{seconds} s"),
        RetryAfterDef::Field(_) => "a value at run time".to_owned(),
    };
    it.by_variant(|old, new| {
        let (old, new) = (hint(old.spec.retry_after.as_ref()?), hint(new.spec.retry_after.as_ref()?));
        (old != new).then(|| Change::from_to(old, new))
    })
}
