//! From an error to the parts of its response, before any layer has seen it.

use alloc::borrow::Cow;

use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};

use crate::ApiError;
use crate::serve::log::conversion;
use crate::serve::log::record::ErrorRecord;

/// The parts of a response that is correct without a layer: all headers, and the whole body without a request id.
#[derive(Debug)]
pub(crate) struct Converted {
    /// The status.
    pub(crate) status: StatusCode,
    /// All headers except the length.
    pub(crate) headers: HeaderMap,
    /// The JSON body.
    pub(crate) body: Bytes,
    /// The error for the layer. It goes into the extensions of the response.
    pub(crate) record: Option<ErrorRecord>,
}

impl Converted {
    fn of(error: &dyn ApiError) -> Self {
        let body = match error.to_json(None) {
            Cow::Borrowed(body) => Bytes::from_static(body.as_bytes()),
            Cow::Owned(body) => Bytes::from(body),
        };
        Self { status: error.status().into(), headers: crate::http::headers(error), body, record: None }
    }
}

impl<B: From<Bytes>> From<Converted> for Response<B> {
    fn from(converted: Converted) -> Self {
        let mut response = Self::new(B::from(converted.body));
        *response.status_mut() = converted.status;
        *response.headers_mut() = converted.headers;
        if let Some(record) = converted.record {
            response.extensions_mut().insert(record);
        }
        response
    }
}

/// Converts an error, for frameworks that take a response at once. Outside of a layer, this logs the error.
///
/// `record` makes the record that the layer reads.
#[cfg(feature = "__convert")]
pub(crate) fn convert<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord) -> Converted {
    let converted = Converted::of(&error);
    Converted { record: conversion::record_for_layer(error, record), ..converted }
}

/// Converts an error that is in a record, for frameworks that carry errors until something answers with them. Outside of
/// a layer, this logs the error.
#[cfg(feature = "__record")]
pub(crate) fn convert_record(record: &ErrorRecord) -> Converted {
    conversion::log_unless_inside(record);
    Converted { record: Some(record.clone()), ..Converted::of(record.error()) }
}
