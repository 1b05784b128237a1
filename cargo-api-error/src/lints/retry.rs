//! Retry advice that contradicts the status.

use super::{Declared, Hit, Lint, Subject};
use crate::finding::Level;
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[Lint::new(RuleId::RetryInconsistent, Level::Warning, retry_inconsistent)
    .summary("429 or 503 without `retry_after`, or `retry_after` on a code that is not retryable")
    .message("code `{code}` {fault}")
    .help("write `retry_after` and `retryable = true` together")
    .why("A client that may retry but does not know when retries at once, and makes an overload worse.")];

fn retry_inconsistent(subject: &Subject<'_>) -> Vec<Hit> {
    let fault = |it: &Declared<'_>| match (it.spec.status, it.spec.retryable, it.spec.retry_after.is_some()) {
        (_, false, true) => Some("has `retry_after` and is not retryable".to_owned()),
        (status @ (429 | 503), true, false) => Some(format!("has status {status} and no `retry_after`")),
        _ => None,
    };
    subject.specs().filter_map(|it| fault(&it).map(|fault| it.hit().with("fault", fault))).collect()
}
