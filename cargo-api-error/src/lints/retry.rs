//! Retry advice that contradicts the status.

use super::{Declared, Hit, Lint, Subject};
use crate::finding::Level;
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[Lint::new(RuleId::RetryInconsistent, Level::Warning, retry_inconsistent)
    .summary("429 or 503 without `retry_after`, or `retry_after` on a code that is not retryable")
    .message("code `{code}` {fault}")
    .help("{remedy}")
    .why("A client that may retry but does not know when retries at once, and makes an overload worse.")];

fn retry_inconsistent(subject: &Subject<'_>) -> Vec<Hit> {
    let fault = |it: &Declared<'_>| match (it.spec.status, it.spec.retryable, it.spec.retry_after.is_some()) {
        (_, false, true) => {
            let remedy = "write `retryable = true`, or remove `retry_after`";
            Some(("has `retry_after` and is not retryable".to_owned(), remedy))
        }
        (status @ (429 | 503), true, false) => {
            let remedy = "write `retry_after = 5`, or name a field with the seconds; or `retryable = false`";
            Some((format!("has status {status} and no `retry_after`"), remedy))
        }
        _ => None,
    };
    subject
        .specs()
        .filter_map(|it| fault(&it).map(|(fault, remedy)| it.hit().with("fault", fault).with("remedy", remedy)))
        .collect()
}
