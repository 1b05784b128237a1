//! The `tracing` events of a call.

use alloc::string::String;
use core::time::Duration;

use super::CallFailure;
use crate::client::{ApiFailure, RetryReason, StopReason};

/// The largest number of bytes of a body that an event has.
const BODY: usize = 2048;

/// An attempt failed, and another one follows.
pub(super) fn retry(failure: &CallFailure, attempt: u32, after: Duration, reason: RetryReason) {
    let (status, code, transport, request_id) = facts(failure);
    tracing::debug!(
        target: "api_error::client",
        attempt,
        http.response.status_code = status,
        api.error.code = code,
        api.error.request_id = request_id,
        error.transport = transport,
        retry.reason = reason.as_str(),
        retry.after_ms = u64::try_from(after.as_millis()).unwrap_or(u64::MAX),
        "the attempt failed",
    );
}

/// The call failed: one event with all of the failure.
pub(super) fn failed(failure: &CallFailure, attempts: u32, reason: StopReason) {
    let (status, code, transport, request_id) = facts(failure);
    let api = api(failure);
    // The body may hold personal data. Whoever debugs wants it all the same.
    let body = api.filter(|_| tracing::enabled!(target: "api_error::client", tracing::Level::DEBUG)).map(body);
    tracing::warn!(
        target: "api_error::client",
        attempts,
        http.response.status_code = status,
        api.error.type = api.map(ApiFailure::error_type),
        api.error.code = code,
        api.error.message = api.and_then(ApiFailure::message),
        api.error.param = api.and_then(ApiFailure::param),
        api.error.doc_url = api.and_then(ApiFailure::doc_url),
        api.error.request_id = request_id,
        error.transport = transport,
        retry.reason = reason.as_str(),
        http.response.body = body,
        "the call failed",
    );
}

type Facts<'a> = (Option<u16>, Option<&'a str>, Option<&'static str>, Option<&'a str>);

fn facts(failure: &CallFailure) -> Facts<'_> {
    let api = api(failure);
    let transport = match failure {
        CallFailure::Transport(failure) => Some(failure.kind().as_str()),
        CallFailure::Api(_) => None,
    };
    (
        api.map(|api| api.status().as_u16()),
        api.and_then(ApiFailure::code),
        transport,
        api.and_then(ApiFailure::request_id),
    )
}

fn api(failure: &CallFailure) -> Option<&ApiFailure> {
    match failure {
        CallFailure::Api(failure) => Some(failure),
        CallFailure::Transport(_) => None,
    }
}

fn body(failure: &ApiFailure) -> String {
    let bytes = failure.body();
    String::from_utf8_lossy(bytes.get(..BODY).unwrap_or(bytes)).into_owned()
}
