//! Conversions to the types of the `http` crate (feature `http`).

use alloc::borrow::Cow;
use alloc::vec::Vec;
use std::sync::LazyLock;

use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use http::{Response, StatusCode};

use crate::{ApiError, ErrorStatus};

impl From<ErrorStatus> for StatusCode {
    fn from(status: ErrorStatus) -> Self {
        // 400 to 599 are status codes, so the fallback is never used.
        Self::from_u16(status.as_u16()).unwrap_or(Self::INTERNAL_SERVER_ERROR)
    }
}

impl TryFrom<StatusCode> for ErrorStatus {
    type Error = crate::InvalidStatus;

    fn try_from(status: StatusCode) -> Result<Self, Self::Error> {
        Self::try_from(status.as_u16())
    }
}

static COMMON_HEADERS: LazyLock<HeaderMap> = LazyLock::new(|| {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    headers.into_iter().collect()
});

/// All headers of the response: those of the error, and those of every error response.
///
/// Every error response has `Content-Type: application/json`, `X-Content-Type-Options: nosniff` and
/// `Cache-Control: no-store`: bodies contain request ids, and several error statuses are cacheable by default (RFC 9110
/// section 15.1). Declared headers replace the last two.
///
/// ```
/// use api_error::ApiError;
///
/// #[derive(Debug, ApiError)]
/// #[api_error(status = 401)]
/// struct NotSignedIn;
///
/// let headers = api_error::http::headers(&NotSignedIn);
/// assert_eq!(headers["www-authenticate"], "Bearer");
/// assert_eq!(headers["cache-control"], "no-store");
/// ```
#[must_use]
pub fn headers<E: ApiError + ?Sized>(error: &E) -> HeaderMap {
    let mut own = error.headers();
    if own.len() == 0 {
        return COMMON_HEADERS.clone();
    }
    let mut headers = HeaderMap::with_capacity(own.len() + COMMON_HEADERS.len());
    for (name, value) in own.by_ref() {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value.as_ref())) {
            headers.append(name, value);
        }
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    for (name, value) in COMMON_HEADERS.iter() {
        headers.entry(name).or_insert(value.clone());
    }
    headers
}

/// The whole response of an error, as bytes.
///
/// ```
/// use api_error::ApiError;
///
/// #[derive(Debug, ApiError)]
/// #[api_error(status = 503, retry_after = 5)]
/// struct Overloaded;
///
/// let response = api_error::http::response(&Overloaded, Some("req_1"));
/// assert_eq!(response.status(), 503);
/// assert_eq!(response.headers()["retry-after"], "5");
/// ```
#[must_use]
pub fn response<E: ApiError + ?Sized>(error: &E, request_id: Option<&str>) -> Response<Vec<u8>> {
    let body = match error.to_json(request_id) {
        Cow::Borrowed(body) => body.as_bytes().to_vec(),
        Cow::Owned(body) => body.into_bytes(),
    };
    let mut response = Response::new(body);
    *response.status_mut() = error.status().into();
    *response.headers_mut() = headers(error);
    response
}
