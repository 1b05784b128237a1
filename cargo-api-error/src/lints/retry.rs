//! Retry advice that contradicts the status.

use super::lint::{BASE, Check, Lint};
use super::subject::{Declared, Hit, Subject};
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[Lint {
    id: RuleId::RetryInconsistent,
    summary: "429 or 503 without `retry_after`, or `retry_after` on a code that is not retryable",
    message: "code `{code}` {contradiction}",
    help: "write `retry_after` and `retryable = true` together",
    why: "A client that may retry and does not know when retries at once, which makes an overload worse.",
    check: Check::Source(retry_inconsistent),
    ..BASE
}];

fn retry_inconsistent(subject: &Subject<'_>) -> Vec<Hit> {
    let fault = |it: &Declared<'_>| match (it.spec.status, it.spec.retryable, it.spec.retry_after.is_some()) {
        (_, false, true) => Some("has `retry_after` and is not retryable".to_owned()),
        (status @ (429 | 503), true, false) => Some(format!("has status {status} and no `retry_after`")),
        _ => None,
    };
    subject.specs().filter_map(|it| Some(it.hit().with("contradiction", fault(&it)?))).collect()
}
