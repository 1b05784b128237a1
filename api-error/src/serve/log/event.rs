//! The `tracing` event of an error.

use core::error::Error;
use core::fmt;
use core::iter;

use http::{Method, StatusCode};
use tracing::field::display;

use crate::ApiError;
use crate::serve::text::Logged;

/// The largest number of bytes of one value that an event shows.
pub(crate) const VALUE_LIMIT: usize = 1024;

/// The largest number of errors of a source chain that an event shows.
pub(crate) const CHAIN_DEPTH: usize = 16;

/// What is known when an error leaves the service. The fields of the event have the names of OpenTelemetry's semantic
/// conventions; fields of our own begin with `api.error.`.
#[derive(Clone, Copy)]
pub(crate) struct Event<'a> {
    pub(crate) status: StatusCode,
    pub(crate) error: Option<&'a dyn ApiError>,
    pub(crate) request_id: Option<&'a str>,
    pub(crate) method: Option<&'a Method>,
    pub(crate) path: Option<&'a str>,
    pub(crate) route: Option<&'a str>,
}

impl<'a> Event<'a> {
    /// An error whose request is not known.
    pub(crate) fn of(error: &'a dyn ApiError) -> Self {
        Self {
            status: error.status().into(),
            error: Some(error),
            request_id: None,
            method: None,
            path: None,
            route: None,
        }
    }
}

macro_rules! event {
    ($level:ident, $event:ident, $chain:expr) => {
        tracing::event!(
            target: "api_error",
            tracing::Level::$level,
            "error.type" = $event.status.is_server_error().then(|| class($event)),
            // A signed integer is what bridges to OpenTelemetry keep as a number.
            "http.response.status_code" = i64::from($event.status.as_u16()),
            "http.request.method" = $event.method.map(method),
            "http.route" = $event.route,
            "url.path" = $event.path.map(shown),
            "exception.type" = $event.error.map(|error| error.spec().variant).filter(|variant| !variant.is_empty()),
            "exception.message" = $event.error.map(|error| shown(Reason(error))),
            "exception.stacktrace" = $chain.then(|| $event.error.and_then(ApiError::as_error)?.source()).flatten().map(|source| display(Chain(source))),
            "api.error.type" = $event.error.map(|error| error.error_type().as_str()),
            "api.error.code" = $event.error.map(ApiError::code),
            "api.error.param" = $event.error.and_then(ApiError::param).map(shown),
            "api.error.request_id" = $event.request_id,
            "api.error.doc_url" = $event.error.and_then(ApiError::doc_url),
            "api.error.message" = $event.error.map(|error| shown(error.message())),
            "request failed"
        )
    };
}

/// Writes the event: a 5xx at level `ERROR` with its source chain, a 4xx at `INFO` without the chain, and 499, which means
/// that the client closed the request, at `DEBUG`.
pub(crate) fn emit(event: &Event<'_>) {
    if event.status.is_server_error() {
        event!(ERROR, event, true);
    } else if event.status.as_u16() == 499 {
        event!(DEBUG, event, false);
    } else {
        event!(INFO, event, false);
    }
}

fn class<'a>(event: &Event<'a>) -> &'a str {
    event.error.map_or("_OTHER", ApiError::code)
}

/// The name of a registered method. All others share one name, because the method is a label.
pub(crate) fn method(method: &Method) -> &str {
    match method.as_str() {
        known @ ("GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH") => known,
        _ => "_OTHER",
    }
}

fn shown<T: fmt::Display>(value: T) -> tracing::field::DisplayValue<Logged<T>> {
    display(Logged { value, limit: VALUE_LIMIT })
}

/// The `Display` output of the error; its `Debug` output if it has none.
struct Reason<'a>(&'a dyn ApiError);

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_error() {
            Some(error) => fmt::Display::fmt(error, f),
            None => fmt::Debug::fmt(self.0, f),
        }
    }
}

/// The causes of an error, starting with the direct one.
struct Chain<'a>(&'a (dyn Error + 'static));

impl fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chain = iter::successors(Some(self.0), |error| (*error).source());
        for (depth, error) in chain.take(CHAIN_DEPTH).enumerate() {
            let separator = if depth == 0 { "" } else { " <- " };
            write!(f, "{separator}{}", Logged { value: error, limit: VALUE_LIMIT })?;
        }
        Ok(())
    }
}
