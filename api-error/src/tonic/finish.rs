//! gRPC responses as `ErrorLayer` sees them: a status in the headers, and the `Status` of tonic in the extensions.

use core::error::Error;

use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::response::Parts;
use http::{HeaderMap, Response, StatusCode};
use tonic::{Code, Status};

use super::{call::Call, code::http_status, status::of_record};
use crate::ApiError;
use crate::serve::{ErrorRecord, Exchange, FrameworkError};

/// Finishes a response whose status is in its headers. False if it has no status there.
///
/// The status of a stream comes in the trailers and is not known yet: such a response gets only its request id.
pub(crate) fn finish(exchange: &Exchange, parts: &mut Parts) -> bool {
    let Some(code) = parts.headers.get(Status::GRPC_STATUS).map(|code| Code::from_bytes(code.as_bytes())) else {
        return false;
    };
    match record_of(code, parts) {
        Some(record) => write(exchange, &record, parts),
        None => finish_headers(exchange, http_status(code), None, &mut parts.headers),
    }
    true
}

/// The response to a request that the inner service did not answer.
pub(crate) fn answer(exchange: &Exchange, call: Call, record: &ErrorRecord) -> Parts {
    let (mut parts, ()) = Response::new(()).into_parts();
    parts.headers.insert(CONTENT_TYPE, call.content_type());
    write(exchange, record, &mut parts);
    parts
}

/// The error behind a status: ours, or that of a method that no service implements, which tonic answers without a message.
fn record_of(code: Code, parts: &Parts) -> Option<ErrorRecord> {
    let source = parts.extensions.get::<Status>().and_then(Error::source);
    if let Some(record) = source.and_then(|source| source.downcast_ref::<ErrorRecord>()) {
        return Some(record.clone());
    }
    let is_bare = !parts.headers.contains_key(Status::GRPC_MESSAGE)
        && !parts.headers.contains_key(Status::GRPC_STATUS_DETAILS)
        && source.is_none();
    (code == Code::Unimplemented && is_bare).then(|| ErrorRecord::new(FrameworkError::NotImplemented))
}

fn write(exchange: &Exchange, record: &ErrorRecord, parts: &mut Parts) {
    let status = of_record(record, Some(&exchange.request_id));
    // tonic encodes code, message and details as valid header values, so this never fails.
    let _ = status.add_header(&mut parts.headers);
    parts.headers.remove(CONTENT_LENGTH);
    finish_headers(exchange, record.error().status().into(), Some(record), &mut parts.headers);
    parts.extensions.insert(status);
}

/// Sets the request id, and logs and counts an error. `status` is the status that the code has in HTTP.
fn finish_headers(exchange: &Exchange, status: StatusCode, record: Option<&ErrorRecord>, headers: &mut HeaderMap) {
    exchange.set_request_id(headers);
    if status.is_client_error() || status.is_server_error() {
        exchange.log(status, record.map(|record| record.error() as &dyn ApiError), record);
    }
}
