//! Retry advice.

use api_error_syntax::RetryAfterDef;

use super::rule::{Action, Area, B, Detector, I, Rule, W, base, opposite};
use crate::diff::{Change, Comparison};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::RetryRemoved,
        summary: "a code is no longer retryable",
        message: "code `{code}` is no longer retryable",
        help: "keep `retryable = true`",
        why: "Clients that retried now give up. Smithy: retryable, removal.",
        detect: Detector::Contracts(|it| it.when(|old, new| old.retryable && !new.retryable)),
        ..base(Area::Retry, Action::Removed, [B, B, B], opposite(RuleId::RetryAdded))
    },
    Rule {
        id: RuleId::RetryAdded,
        summary: "a code is now retryable",
        message: "code `{code}` is now retryable",
        help: "make sure that the operations that answer with it are idempotent",
        why: "Clients start to repeat requests that they did not repeat before. Smithy considers it compatible.",
        detect: Detector::Contracts(|it| it.when(|old, new| !old.retryable && new.retryable)),
        ..base(Area::Retry, Action::Added, [W, W, W], opposite(RuleId::RetryRemoved))
    },
    Rule {
        id: RuleId::RetryHintChanged,
        summary: "`Retry-After` has another value",
        message: "retry_after of `{code}` changed from {old} to {new}",
        help: "nothing to do",
        why: "Clients read the value from every response.",
        detect: Detector::Contracts(hints),
        ..base(Area::Retry, Action::Changed, [I, I, W], opposite(RuleId::RetryHintChanged))
    },
];

fn hints(it: &Comparison<'_>) -> Vec<Change> {
    let hint = |after: &RetryAfterDef| match after {
        RetryAfterDef::Seconds(seconds) => format!("{seconds} s"),
        RetryAfterDef::Field(_) => "a value at run time".to_owned(),
    };
    it.each(|old, new| {
        let (old, new) = (hint(old.spec.retry_after.as_ref()?), hint(new.spec.retry_after.as_ref()?));
        (old != new).then(|| Change::from_to(old, new))
    })
}
