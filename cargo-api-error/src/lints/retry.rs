//! Retry advice that contradicts the status.

use super::{BASE, Hit, Lint, Spec, Subject};

pub(super) const LINTS: &[Lint] = &[Lint {
    id: "retry-inconsistent",
    summary: "429 or 503 without `retry_after`, or `retry_after` on a code that is not retryable",
    message: "code `{code}` {name}",
    help: "write `retry_after` and `retryable = true` together",
    why: "A client that may retry and is not told when, retries at once and makes the overload worse.",
    check: Some(retry_inconsistent),
    ..BASE
}];

fn retry_inconsistent(subject: &Subject<'_>) -> Vec<Hit> {
    let fault = |spec: &Spec<'_>| match (spec.spec.status, spec.spec.retryable, spec.spec.retry_after.is_some()) {
        (_, false, true) => Some("has `retry_after` and is not retryable".to_owned()),
        (status @ (429 | 503), true, false) => Some(format!("has status {status} and no `retry_after`")),
        _ => None,
    };
    subject.specs().filter_map(|spec| fault(&spec).map(|fault| spec.hit_name(fault))).collect()
}
