//! gRPC responses as `ErrorLayer` sees them: a status in the headers, and the `Status` of tonic in the extensions.

use core::error::Error;

use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::response::Parts;
use http::{HeaderMap, Response};
use tonic::{Code, Status};

use super::call::Call;
use super::code::http_status;
use super::status::{StatusSource, of_record};
use crate::serve::log::event::Severity;
use crate::serve::text::for_log;
use crate::serve::{ErrorRecord, Exchange, FrameworkError};

/// Finishes a response whose status is in its headers. False if it has no status there.
///
/// The status of a stream comes in the trailers and is not known yet: such a response gets only its request id.
pub(crate) fn finish(exchange: &Exchange, parts: &mut Parts) -> bool {
    let Some(code) = code_of(&parts.headers) else { return false };
    exchange.set_request_id(&mut parts.headers);
    if code == Code::Ok {
        return true;
    }
    let source = parts.extensions.get::<Status>().and_then(Error::source);
    if let Some(StatusSource(record)) = source.and_then(|source| source.downcast_ref()) {
        let record = record.clone();
        write(exchange, &record, None, parts);
    } else if code == Code::Unimplemented && source.is_none() && is_bare(&parts.headers) {
        // Any client can call a method that does not exist, so it is no failure of the service.
        write(exchange, &ErrorRecord::new(FrameworkError::NotImplemented), Some(Severity::Info), parts);
    } else {
        log_foreign(exchange, code, &parts.headers);
    }
    true
}

/// The response to a request that the inner service did not answer.
pub(crate) fn answer(exchange: &Exchange, call: Call, record: &ErrorRecord) -> Parts {
    let (mut parts, ()) = Response::new(()).into_parts();
    parts.headers.insert(CONTENT_TYPE, call.content_type());
    exchange.set_request_id(&mut parts.headers);
    write(exchange, record, None, &mut parts);
    parts
}

/// The status that headers or trailers have.
pub(super) fn code_of(headers: &HeaderMap) -> Option<Code> {
    headers.get(Status::GRPC_STATUS).map(|code| Code::from_bytes(code.as_bytes()))
}

/// The answer of tonic to a method that no service implements.
fn is_bare(headers: &HeaderMap) -> bool {
    !headers.contains_key(Status::GRPC_MESSAGE) && !headers.contains_key(Status::GRPC_STATUS_DETAILS)
}

/// Logs a status that is not one of our errors, with its message.
pub(super) fn log_foreign(exchange: &Exchange, code: Code, headers: &HeaderMap) {
    let message = Status::from_header_map(headers).map(|status| for_log(status.message()));
    exchange.log_foreign(http_status(code), message.filter(|message| !message.is_empty()));
}

/// Writes the status of an error, which runs code of the service. If that panics, the status is that of the panic.
fn write(exchange: &Exchange, record: &ErrorRecord, severity: Option<Severity>, parts: &mut Parts) {
    let render = |record: &ErrorRecord| {
        let status = exchange.documented(record, |error| of_record(record, error, Some(&exchange.request_id)));
        log(exchange, record, severity);
        status
    };
    let status = exchange.guarded(|| render(record)).unwrap_or_else(|panic| {
        record.mark_logged();
        render(&panic)
    });
    // tonic encodes code, message and details as valid header values, so this never fails.
    let _ = status.add_header(&mut parts.headers);
    parts.headers.remove(CONTENT_LENGTH);
    parts.extensions.insert(status);
}

/// Logs an error under its status in HTTP.
pub(super) fn log(exchange: &Exchange, record: &ErrorRecord, severity: Option<Severity>) {
    let status = record.error().status().into();
    let severity = severity.unwrap_or_else(|| Severity::of(status));
    exchange.documented(record, |error| exchange.log(status, severity, record, error));
}
