//! The `tracing` event of an error.

use alloc::borrow::Cow;
use alloc::string::String;

use http::{Method, StatusCode};

use crate::serve::log::logged_error::{Detail, LoggedError};
use crate::serve::text::str_for_log;

/// The level of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Severity {
    /// The service failed.
    Error,
    /// The client sent something that is not accepted.
    Info,
    /// Nobody waits for the response.
    Debug,
}

impl Severity {
    /// 5xx is a failure of the service, and so are statuses above, which HTTP does not define. 499 means that the client closed
    /// the request.
    pub(crate) fn of(status: StatusCode) -> Self {
        match status.as_u16() {
            500.. => Self::Error,
            499 => Self::Debug,
            _ => Self::Info,
        }
    }

    /// What a line with this level has of an error.
    pub(crate) fn detail(self) -> Detail {
        let (is_enabled, detail) = match self {
            Self::Error => (tracing::enabled!(target: "api_error", tracing::Level::ERROR), Detail::Causes),
            Self::Info => (tracing::enabled!(target: "api_error", tracing::Level::INFO), Detail::Texts),
            Self::Debug => (tracing::enabled!(target: "api_error", tracing::Level::DEBUG), Detail::Texts),
        };
        if is_enabled { detail } else { Detail::Nothing }
    }
}

/// What failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The response is an error.
    Request,
    /// The head of the response has left, and its body ended with an error.
    Body,
}

/// The request of an error.
#[derive(Clone, Copy)]
pub(crate) struct RequestLine<'a> {
    pub(crate) id: &'a str,
    pub(crate) method: &'a Method,
    pub(crate) path: &'a str,
    pub(crate) route: Option<&'a str>,
}

/// What is known when an error leaves the service. The fields of the event have the names of OpenTelemetry's semantic
/// conventions; fields of our own begin with `api.error.`.
pub(crate) struct Event<'a> {
    pub(crate) failure: Failure,
    pub(crate) severity: Severity,
    pub(crate) status: StatusCode,
    /// Absent if a body without an error of ours stays as it is.
    pub(crate) error: Option<LoggedError<'a>>,
    /// What is known of the cause without an error of ours.
    pub(crate) reason: Option<String>,
    /// Absent if no layer has seen the request.
    pub(crate) request: Option<RequestLine<'a>>,
}

// Every text is a `&str`: formatters quote it, so that no value looks like another field.
macro_rules! event {
    ($level:ident, $event:ident, $message:literal) => {{
        let (error, request) = ($event.error.as_ref(), $event.request.as_ref());
        tracing::event!(
            target: "api_error",
            tracing::Level::$level,
            "error.type" = ($event.severity == Severity::Error).then(|| error.map_or("_OTHER", |error| error.code)),
            // A signed integer is what bridges to OpenTelemetry keep as a number.
            "http.response.status_code" = i64::from($event.status.as_u16()),
            "http.request.method" = request.map(|request| method(request.method)),
            "http.route" = request.and_then(|request| request.route),
            "url.path" = request.map(|request| str_for_log(Cow::Borrowed(request.path))).as_deref(),
            "exception.type" = error.and_then(|error| error.variant),
            "exception.message" = error.and_then(|error| error.reason.as_deref()).or($event.reason.as_deref()),
            "exception.stacktrace" = error.and_then(|error| error.causes.as_deref()),
            "api.error.type" = error.map(|error| error.error_type),
            "api.error.code" = error.map(|error| error.code),
            "api.error.param" = error.and_then(|error| error.param.as_deref()),
            "api.error.request_id" = request.map(|request| request.id),
            "api.error.doc_url" = error.and_then(|error| error.doc_url),
            "api.error.message" = error.and_then(|error| error.message.as_deref()),
            $message
        )
    }};
}

/// Writes the event.
pub(crate) fn emit(event: &Event<'_>) {
    match (event.failure, event.severity) {
        (Failure::Body, _) => event!(ERROR, event, "response body failed"),
        (Failure::Request, Severity::Error) => event!(ERROR, event, "request failed"),
        (Failure::Request, Severity::Info) => event!(INFO, event, "request failed"),
        (Failure::Request, Severity::Debug) => event!(DEBUG, event, "request failed"),
    }
}

/// The name of a registered method. All others share one name, because the method is a label.
fn method(method: &Method) -> &str {
    match method.as_str() {
        known @ ("GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH") => known,
        _ => "_OTHER",
    }
}
