//! Whether an outcome can become a success, apart from any limits.

use alloc::borrow::Cow;

use http::StatusCode;

use super::{Attempt, Outcome, RetryPolicy, RetryReason, StopReason, TransportKind};
use crate::ErrorType;
use crate::client::{ApiFailure, FailureKind};

/// Why to send the request again, or why not.
type Verdict = Result<RetryReason, StopReason>;

pub(super) fn verdict(policy: &RetryPolicy, attempt: &Attempt, outcome: &Outcome<'_>) -> Verdict {
    match outcome {
        Outcome::Transport(kind) => transport(*kind, attempt),
        Outcome::Failure(failure) => match hint(policy, failure) {
            Some(true) => Ok(RetryReason::ServerHint),
            Some(false) => Err(StopReason::ServerHint),
            None if is_true(failure, "idempotent-replayed") => Err(StopReason::Replayed),
            None => response(policy, attempt, failure),
        },
    }
}

fn transport(kind: TransportKind, attempt: &Attempt) -> Verdict {
    match kind {
        TransportKind::Connect | TransportKind::NotProcessed => Ok(RetryReason::Transport),
        TransportKind::Reset | TransportKind::Timeout | TransportKind::IncompleteBody => {
            if_safe(attempt, RetryReason::Transport)
        }
        TransportKind::Certificate | TransportKind::Request => Err(StopReason::Permanent),
    }
}

/// What the server says in a header that the policy knows.
fn hint(policy: &RetryPolicy, failure: &ApiFailure) -> Option<bool> {
    let of_header = |name: &Cow<'_, str>| match value(failure, name)? {
        text if text.eq_ignore_ascii_case("true") => Some(true),
        text if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    };
    policy.hint_headers.iter().find_map(of_header)
}

fn is_true(failure: &ApiFailure, name: &str) -> bool {
    value(failure, name).is_some_and(|text| text.eq_ignore_ascii_case("true"))
}

fn value<'a>(failure: &'a ApiFailure, name: &str) -> Option<&'a str> {
    Some(failure.headers().get(name)?.to_str().ok()?.trim())
}

fn response(policy: &RetryPolicy, attempt: &Attempt, failure: &ApiFailure) -> Verdict {
    if failure.kind() == FailureKind::UnexpectedContent {
        return Err(StopReason::Permanent);
    }
    let has_wait = || failure.retry_after(attempt.now).is_some();
    let is_idempotency = failure.known_type() == Some(ErrorType::IdempotencyError);
    let default = match failure.status().as_u16() {
        408 | 425 => if_safe(attempt, RetryReason::NewConnection),
        // The server has not seen the request (RFC 9110 section 15.5.20), but another connection may not help either.
        421 if attempt.number == 1 => Ok(RetryReason::NewConnection),
        429 if failure.code().is_some_and(|code| policy.quota_codes.iter().any(|known| known == code)) => {
            Err(StopReason::Quota)
        }
        // A limiter rejects a request before anything executes it.
        429 => Ok(RetryReason::RateLimit),
        403 if policy.retries_limited_403 && (has_wait() || value(failure, "ratelimit-remaining") == Some("0")) => {
            Ok(RetryReason::RateLimit)
        }
        409 if is_idempotency || is_lock(failure) => if_safe(attempt, RetryReason::Conflict),
        400 | 422 if is_idempotency => Err(StopReason::KeyReused),
        413 if has_wait() => if_safe(attempt, RetryReason::Status),
        500 if attempt.number > policy.retries_of_500 => Err(StopReason::Permanent),
        503 if policy.retries_unsafe_503 && has_wait() => Ok(RetryReason::Status),
        500 | 502..=504 => if_safe(attempt, RetryReason::Status),
        status if policy.statuses.contains(&status) => if_safe(attempt, RetryReason::Status),
        _ => Err(StopReason::Permanent),
    };
    match failure.declared_retryable() {
        Some(false) => Err(StopReason::ServerHint),
        Some(true) if default == Err(StopReason::Permanent) => if_safe(attempt, RetryReason::ServerHint),
        _ => default,
    }
}

/// Whether another request holds what this one needs.
fn is_lock(failure: &ApiFailure) -> bool {
    failure.known_type() == Some(ErrorType::ApiError) || failure.code() == Some("lock_timeout")
}

fn if_safe(attempt: &Attempt, reason: RetryReason) -> Verdict {
    if attempt.is_safe() { Ok(reason) } else { Err(StopReason::NotIdempotent) }
}

/// Whether the server protects itself: waits are longer then, and a retry costs less.
pub(super) fn is_throttle(outcome: &Outcome<'_>) -> bool {
    let Outcome::Failure(failure) = outcome else { return false };
    failure.status() == StatusCode::TOO_MANY_REQUESTS || failure.known_type() == Some(ErrorType::RateLimitError)
}
