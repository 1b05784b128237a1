//! From an error to the parts of its response, before any layer has seen it.

use alloc::borrow::Cow;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::ApiError;
use crate::serve::log::Event;
use crate::serve::observe::observe;
use crate::serve::record::ErrorRecord;
#[cfg(any(feature = "salvo", feature = "tower"))]
use crate::serve::scope;

/// The parts of a response that is correct as it stands: the whole body without a request id, and all headers.
#[derive(Debug)]
pub(crate) struct Converted {
    /// The status.
    pub(crate) status: StatusCode,
    /// All headers but the length.
    pub(crate) headers: HeaderMap,
    /// The JSON body.
    pub(crate) body: Bytes,
    /// What goes into the extensions of the response.
    pub(crate) record: Option<ErrorRecord>,
}

impl Converted {
    fn of(error: &dyn ApiError, record: Option<ErrorRecord>) -> Self {
        let body = match error.to_json(None) {
            Cow::Borrowed(body) => Bytes::from_static(body.as_bytes()),
            Cow::Owned(body) => Bytes::from(body),
        };
        Self { status: error.status().into(), headers: crate::http::headers(error), body, record }
    }

    /// The parts as one response.
    #[cfg(feature = "tower")]
    pub(crate) fn into_response<B: From<Bytes>>(self) -> http::Response<B> {
        let mut response = http::Response::new(B::from(self.body));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        if let Some(record) = self.record {
            response.extensions_mut().insert(record);
        }
        response
    }
}

/// Converts an error. `record` makes what a layer needs; without any layer, the error is logged here and is gone.
#[cfg(any(feature = "salvo", feature = "tower"))]
pub(crate) fn convert<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord) -> Converted {
    let mut converted = Converted::of(&error, None);
    let inside = scope::is_inside();
    if !inside {
        observe(&Event::of(&error, converted.status), None);
    }
    converted.record = scope::layer_exists().then(|| record(error));
    if let (false, Some(record)) = (inside, &converted.record) {
        record.take_log();
    }
    converted
}

/// Converts an error that is in a record already. `is_inside` if a layer will see the response: then that layer logs.
#[cfg(any(feature = "actix-web", feature = "poem", feature = "rocket", feature = "salvo", feature = "warp"))]
pub(crate) fn convert_record(record: &ErrorRecord, is_inside: bool) -> Converted {
    log_outside(record, is_inside);
    Converted::of(record.error(), Some(record.clone()))
}

/// Logs an error that no layer will see.
#[cfg(any(
    feature = "actix-web",
    feature = "poem",
    feature = "rocket",
    feature = "salvo",
    feature = "tonic",
    feature = "warp"
))]
pub(crate) fn log_outside(record: &ErrorRecord, is_inside: bool) {
    if !is_inside && record.take_log() {
        observe(&Event::of(record.error(), record.error().status().into()), None);
    }
}
