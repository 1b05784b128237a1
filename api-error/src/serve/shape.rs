//! The three shapes of a body.

use alloc::borrow::Cow;

use bytes::Bytes;
use http::{HeaderValue, StatusCode};

use crate::ApiError;
use crate::serve::problem;
use crate::serve::request_id::RequestId;

/// The shape of all error bodies of a service. The layer sets it, for all enums at once.
///
/// ```
/// use api_error::{ErrorLayer, Shape};
///
/// let layer = ErrorLayer::new().shape(Shape::Nested);
/// # let _ = layer;
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Shape {
    /// The body is the envelope.
    #[default]
    Flat,
    /// `{"error": {..}}`: the body is an object whose member `error` is the envelope.
    Nested,
    /// The body is a problem document, `application/problem+json` (RFC 9457 section 3).
    ///
    /// `type` is the `doc_url` or `about:blank`, `detail` the message, `instance` the request id as a URI; `code`,
    /// `error_type`, `param`, `request_id`, `details`, `errors` and `more_errors` are extension members.
    Problem,
}

impl Shape {
    pub(crate) fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Flat | Self::Nested => "application/json",
            Self::Problem => "application/problem+json",
        })
    }

    pub(crate) fn render(self, error: &dyn ApiError, status: StatusCode, request_id: &RequestId) -> Bytes {
        let flat = || error.to_json(Some(request_id.as_str()));
        match self {
            Self::Flat => match flat() {
                Cow::Borrowed(body) => Bytes::from_static(body.as_bytes()),
                Cow::Owned(body) => Bytes::from(body),
            },
            Self::Nested => Bytes::from(["{\"error\":", &flat(), "}"].concat()),
            Self::Problem => Bytes::from(problem::to_json(error, status, request_id)),
        }
    }
}
