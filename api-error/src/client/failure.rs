//! What a client knows of an error response.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;
use core::time::Duration;
use std::sync::LazyLock;
use std::time::SystemTime;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_core::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::facts::Response;
use super::text::Text;
use super::{Body, BodyState, Decoder, FailureKind, FieldErrors, Format, hint};
use crate::{ErrorStatus, ErrorType};

/// The failure that a response means, whatever its body is.
///
/// The status decides what it is; the body only adds to that. So nothing is lost if the body is the page of a proxy, breaks
/// off, or has members of the wrong type. Codes and types that this program does not know are kept.
///
/// `Display` writes one line of at most 500 characters without control characters. It has no URL, which may hold secrets.
///
/// ```
/// use api_error::client::{ApiFailure, Format};
/// use http::{HeaderMap, StatusCode};
///
/// let page = "<html><h1>502 Bad Gateway</h1></html>";
/// let failure = ApiFailure::decode(StatusCode::BAD_GATEWAY, HeaderMap::new(), page);
/// assert_eq!(failure.format(), Format::Text);
/// assert_eq!((failure.error_type(), failure.code()), ("api_error", None));
/// assert_eq!(failure.to_string(), "502 Bad Gateway");
/// assert!(failure.is_retryable());
/// ```
#[derive(Clone)]
pub struct ApiFailure(pub(super) Box<Response>);

impl ApiFailure {
    /// Decodes a response. For an API with a body of its own, see [`Decoder`].
    ///
    /// Call it for every status of 400 and above, and for a success whose body cannot be used.
    #[must_use]
    pub fn decode(status: StatusCode, headers: HeaderMap, body: impl Into<Body>) -> Self {
        Decoder::new().decode(status, headers, body)
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The kind of failure, by the status.
    #[must_use]
    pub fn kind(&self) -> FailureKind {
        match self.0.status.as_u16() {
            0..=399 => FailureKind::UnexpectedContent,
            400..=499 => FailureKind::ClientError,
            _ => FailureKind::ServerError,
        }
    }

    /// The form of the body.
    #[must_use]
    pub fn format(&self) -> Format {
        self.0.facts.format
    }

    /// The type: as the body says, otherwise the default of the status.
    #[must_use]
    pub fn error_type(&self) -> &str {
        let default =
            || ErrorStatus::new(self.0.status.as_u16()).map_or(ErrorType::ApiError, ErrorStatus::default_type);
        self.sent_type().unwrap_or_else(|| default().as_str())
    }

    /// The type, if it is one of the five that every API has.
    #[must_use]
    pub fn known_type(&self) -> Option<ErrorType> {
        ErrorType::from_name(self.error_type())
    }

    /// The code, if the body has one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.text(self.0.facts.code.as_ref())
    }

    /// The text for people, if the body has one. A server wrote it: do not trust it as markup.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.text(self.0.facts.message.as_ref())
    }

    /// The request parameter at fault.
    #[must_use]
    pub fn param(&self) -> Option<&str> {
        self.text(self.0.facts.param.as_ref())
    }

    /// The address of the error's documentation.
    #[must_use]
    pub fn doc_url(&self) -> Option<&str> {
        self.text(self.0.facts.doc_url.as_ref())
    }

    /// The id of the request: of the body, otherwise of the headers.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.text(self.0.facts.request_id.as_ref()).or_else(|| self.header_request_id())
    }

    /// The id of the request in the headers: the first of `x-request-id`, `request-id`, `x-amzn-requestid` and `cf-ray`. It
    /// differs from that of the body if a proxy has given the request an id of its own.
    #[must_use]
    pub fn header_request_id(&self) -> Option<&str> {
        let text = |name| self.0.headers.get(name)?.to_str().ok().filter(|id| !id.is_empty());
        ["x-request-id", "request-id", "x-amzn-requestid", "cf-ray"].into_iter().find_map(text)
    }

    /// The details of the error. Empty if the body has none.
    #[must_use]
    pub fn details(&self) -> &Map<String, Value> {
        static NONE: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);
        self.0.facts.rest.as_ref().map_or(&NONE, |rest| &rest.details)
    }

    /// One of the details as a value of this program. Nothing if there is none, or if it has another type.
    ///
    /// ```
    /// use api_error::client::ApiFailure;
    /// use http::{HeaderMap, StatusCode};
    ///
    /// let body = r#"{"code":"out_of_stock","details":{"left":3}}"#;
    /// let failure = ApiFailure::decode(StatusCode::CONFLICT, HeaderMap::new(), body);
    /// assert_eq!(failure.detail("left"), Some(3));
    /// ```
    #[must_use]
    pub fn detail<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        self.details().get(name).and_then(|value| serde_json::from_value(value.clone()).ok())
    }

    /// The value of a member that the API's shape declares as `extra("..")`.
    #[must_use]
    pub fn extra(&self, name: &str) -> Option<&Value> {
        self.0.facts.rest.as_ref()?.extra.get(name)
    }

    /// The fields of the request that failed validation.
    #[must_use]
    pub fn field_errors(&self) -> FieldErrors<'_> {
        FieldErrors::of(self)
    }

    /// How many fields failed validation beyond those that the body lists.
    #[must_use]
    pub fn more_errors(&self) -> usize {
        self.0.facts.rest.as_ref().map_or(0, |rest| rest.more_errors)
    }

    /// How long the server asks to wait: `retry-after-ms`, `Retry-After`, `RateLimit`, or the body, in this order. At most a
    /// year.
    ///
    /// `now` is the time when the response arrived. It counts only for a date, and only if the response has no `Date`.
    #[must_use]
    pub fn retry_after(&self, now: SystemTime) -> Option<Duration> {
        let body = || self.0.facts.rest.as_ref().and_then(|rest| rest.retry_after);
        hint::of_headers(&self.0.headers, now).or_else(body)
    }

    /// Whether the same request may succeed later: as the body says, otherwise by the status. [`RetryPolicy`] knows more.
    ///
    /// [`RetryPolicy`]: super::RetryPolicy
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        let default = || ErrorStatus::new(self.0.status.as_u16()).is_some_and(ErrorStatus::is_retryable);
        self.declared_retryable().unwrap_or_else(default)
    }

    /// The type that the body has.
    pub(super) fn sent_type(&self) -> Option<&str> {
        self.text(self.0.facts.error_type.as_ref())
    }

    fn text<'a>(&'a self, text: Option<&'a Text>) -> Option<&'a str> {
        text.map(|text| text.as_str(self.0.body.bytes()))
    }

    /// What the body says about retries.
    pub(super) fn declared_retryable(&self) -> Option<bool> {
        self.0.facts.rest.as_ref()?.retryable
    }

    /// The headers of the response.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// What was read of the body, at most 64 KiB.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        self.0.body.bytes()
    }

    /// How the body ended.
    #[must_use]
    pub fn body_state(&self) -> BodyState {
        self.0.body.state()
    }

    /// Whether something follows the JSON object, such as the page of a proxy.
    #[must_use]
    pub fn has_trailing_data(&self) -> bool {
        self.0.facts.rest.as_ref().is_some_and(|rest| rest.has_trailing)
    }

    /// Status, headers and what was read of the body.
    #[must_use]
    pub fn into_parts(self) -> (StatusCode, HeaderMap, Body) {
        (self.0.status, self.0.headers, self.0.body)
    }
}

/// Leaves headers and body out, which may hold secrets.
impl fmt::Debug for ApiFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiFailure")
            .field("status", &self.0.status.as_u16())
            .field("format", &self.format())
            .field("error_type", &self.error_type())
            .field("code", &self.code())
            .field("message", &self.message())
            .field("param", &self.param())
            .field("request_id", &self.request_id())
            .field("body_state", &self.body_state())
            .field("body_length", &self.body().len())
            .finish_non_exhaustive()
    }
}

impl core::error::Error for ApiFailure {}
