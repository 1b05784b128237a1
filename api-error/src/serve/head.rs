//! The head of a response, and whether the layer has finished it.

use http::header::{CONTENT_TYPE, HeaderValue};
use http::response::Parts;
use http::{Extensions, HeaderMap, StatusCode};

/// The head of a response.
#[derive(Debug)]
pub(crate) struct Head<'a> {
    /// The status.
    pub(crate) status: &'a mut StatusCode,
    /// The headers.
    pub(crate) headers: &'a mut HeaderMap,
    /// The extensions, where conversions leave the error.
    pub(crate) extensions: &'a mut Extensions,
}

impl<'a> From<&'a mut Parts> for Head<'a> {
    fn from(parts: &'a mut Parts) -> Self {
        Self { status: &mut parts.status, headers: &mut parts.headers, extensions: &mut parts.extensions }
    }
}

/// A response extension: an inner layer has already finished this error, in its shape. A middleware between the layers may have
/// made another response of it, so it says how the finished one looks.
#[derive(Clone)]
pub(crate) struct Finished {
    status: StatusCode,
    content_type: Option<HeaderValue>,
}

impl Finished {
    pub(super) fn of(head: &Head<'_>) -> Self {
        Self { status: *head.status, content_type: head.headers.get(CONTENT_TYPE).cloned() }
    }

    pub(super) fn is_still(head: &Head<'_>) -> bool {
        head.extensions.get::<Self>().is_some_and(|finished| {
            finished.status == *head.status && finished.content_type.as_ref() == head.headers.get(CONTENT_TYPE)
        })
    }
}

/// Whether a response with this status is an error: 400 and above. HTTP defines no status above 599, and clients treat one as 500
/// (RFC 9110 section 15).
pub(crate) fn is_error(status: StatusCode) -> bool {
    status.as_u16() >= 400
}
