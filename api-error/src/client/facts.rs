//! A response, and what its body says.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;

use http::{HeaderMap, StatusCode};
use serde_json::{Map, Value};

use super::text::Text;
use super::{Body, Format};
use crate::FieldError;

/// The response, and what was found in its body.
#[derive(Clone)]
pub(super) struct Response {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Body,
    pub(super) facts: Facts,
}

/// What a body says.
#[derive(Clone)]
pub(super) struct Facts<T = Text> {
    pub(super) format: Format,
    pub(super) error_type: Option<T>,
    pub(super) code: Option<T>,
    pub(super) message: Option<T>,
    pub(super) param: Option<T>,
    pub(super) doc_url: Option<T>,
    pub(super) request_id: Option<T>,
    pub(super) rest: Option<Box<Rest>>,
}

impl<T> Facts<T> {
    /// What a body with this form says, if it has no member of it.
    pub(super) const fn nothing(format: Format) -> Self {
        Self {
            format,
            error_type: None,
            code: None,
            message: None,
            param: None,
            doc_url: None,
            request_id: None,
            rest: None,
        }
    }

    /// The same with another type of texts.
    pub(super) fn map<U>(self, text: impl Fn(T) -> U) -> Facts<U> {
        Facts {
            format: self.format,
            error_type: self.error_type.map(&text),
            code: self.code.map(&text),
            message: self.message.map(&text),
            param: self.param.map(&text),
            doc_url: self.doc_url.map(&text),
            request_id: self.request_id.map(&text),
            rest: self.rest,
        }
    }
}

/// What few bodies have.
#[derive(Clone, Default)]
pub(super) struct Rest {
    pub(super) details: Map<String, Value>,
    pub(super) extra: Map<String, Value>,
    pub(super) errors: Vec<FieldError<'static>>,
    pub(super) more_errors: usize,
    pub(super) retryable: Option<bool>,
    pub(super) retry_after: Option<Duration>,
    pub(super) has_trailing: bool,
}
