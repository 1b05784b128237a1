//! Which responses the layer rewrites, and which headers they keep.

use alloc::borrow::Cow;

use http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE,
    ETAG, LAST_MODIFIED, TRAILER, TRANSFER_ENCODING, VARY, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::ApiError;

/// Headers that describe the replaced body. The layer removes them; a wrong `Content-Length` would desynchronise the
/// connection. All other headers stay: `Allow`, challenges, `Retry-After`, cookies, CORS, `Vary`.
static BODY_HEADERS: [HeaderName; 12] = [
    CONTENT_LENGTH,
    TRANSFER_ENCODING,
    CONTENT_ENCODING,
    CONTENT_TYPE,
    ETAG,
    LAST_MODIFIED,
    ACCEPT_RANGES,
    CONTENT_RANGE,
    CONTENT_DISPOSITION,
    TRAILER,
    HeaderName::from_static("content-digest"),
    HeaderName::from_static("repr-digest"),
];

/// The body of an error response that has no [`ErrorRecord`](crate::ErrorRecord).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyKind {
    /// No body: the response is a status alone.
    Empty,
    /// A text for people, from the framework or a handler. The layer replaces it.
    Text,
    /// A body that clients may depend on: JSON, gRPC, events, a stream, a file. The layer keeps it.
    Foreign,
}

impl BodyKind {
    /// Decides by the headers and the exact length of the body. Never reads the body.
    pub(crate) fn of(headers: &HeaderMap, exact_len: Option<u64>) -> Self {
        if headers.contains_key("grpc-status") {
            return Self::Foreign;
        }
        match (headers.get(CONTENT_TYPE), exact_len) {
            (None, Some(0)) => Self::Empty,
            (Some(media_type), Some(_)) if is_text(media_type) => Self::Text,
            (None | Some(_), _) => Self::Foreign,
        }
    }
}

fn is_text(media_type: &HeaderValue) -> bool {
    let media_type = media_type.to_str().unwrap_or_default();
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("text/plain") || essence.eq_ignore_ascii_case("text/html")
}

/// Removes the headers of the old body and sets those of the new one.
pub(crate) fn replace_body_headers(headers: &mut HeaderMap, content_type: HeaderValue) {
    for name in &BODY_HEADERS {
        headers.remove(name);
    }
    headers.insert(CONTENT_TYPE, content_type);
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.entry(X_CONTENT_TYPE_OPTIONS).or_insert(HeaderValue::from_static("nosniff"));
}

/// The headers of an error that no conversion has added. Those that are not valid are left out.
pub(crate) fn headers_of(error: &dyn ApiError) -> HeaderMap {
    let parsed = |(name, value): (&'static str, Cow<'_, str>)| {
        Some((HeaderName::try_from(name).ok()?, HeaderValue::try_from(value.as_ref()).ok()?))
    };
    let mut headers = HeaderMap::new();
    for (name, value) in error.headers().filter_map(parsed) {
        if !BODY_HEADERS.contains(&name) {
            headers.append(name, value);
        }
    }
    headers
}

/// Adds headers. Those that the response has already stay as they are.
pub(crate) fn add_missing(headers: &mut HeaderMap, missing: HeaderMap) {
    let (mut name, mut is_missing) = (None, false);
    for (next, value) in missing {
        // The further values of a header come without its name.
        if next.is_some() {
            is_missing = next.as_ref().is_some_and(|next| !headers.contains_key(next));
            name = next;
        }
        if let Some(name) = name.as_ref().filter(|_| is_missing) {
            headers.append(name, value);
        }
    }
}

/// Tells caches that the answer depends on `Accept` (RFC 9110 section 12.5.5).
pub(crate) fn vary_by_accept(headers: &mut HeaderMap) {
    let named = |value: &HeaderValue| {
        let mut names = value.to_str().unwrap_or_default().split(',').map(str::trim);
        names.any(|name| name == "*" || name.eq_ignore_ascii_case("accept"))
    };
    if !headers.get_all(VARY).iter().any(named) {
        headers.append(VARY, HeaderValue::from_static("accept"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(content_type: Option<&'static str>) -> HeaderMap {
        content_type.map(|value| (CONTENT_TYPE, HeaderValue::from_static(value))).into_iter().collect()
    }

    #[test]
    fn only_empty_bodies_and_complete_texts_are_replaced() {
        for (content_type, len, expected) in [
            (None, Some(0), BodyKind::Empty),
            (None, Some(3), BodyKind::Foreign),
            (None, None, BodyKind::Foreign),
            (Some("text/plain; charset=utf-8"), Some(3), BodyKind::Text),
            (Some("Text/HTML"), Some(0), BodyKind::Text),
            (Some("text/plain"), None, BodyKind::Foreign),
            (Some("application/json"), Some(3), BodyKind::Foreign),
            (Some("application/json"), Some(0), BodyKind::Foreign),
            (Some("application/problem+json"), Some(3), BodyKind::Foreign),
            (Some("application/grpc+proto"), Some(0), BodyKind::Foreign),
            (Some("text/event-stream"), Some(3), BodyKind::Foreign),
            (Some("text/csv"), Some(3), BodyKind::Foreign),
            (Some("application/octet-stream"), Some(3), BodyKind::Foreign),
        ] {
            assert_eq!(BodyKind::of(&headers(content_type), len), expected, "{content_type:?} {len:?}");
        }
        let mut grpc = headers(None);
        grpc.insert("grpc-status", HeaderValue::from_static("5"));
        assert_eq!(BodyKind::of(&grpc, Some(0)), BodyKind::Foreign);
    }

    #[test]
    fn vary_names_accept_once() {
        for (before, after) in [("origin", "origin|accept"), ("Origin, Accept", "Origin, Accept"), ("*", "*")] {
            let mut headers = HeaderMap::new();
            headers.insert(VARY, HeaderValue::from_static(before));
            vary_by_accept(&mut headers);
            let values: alloc::vec::Vec<_> =
                headers.get_all(VARY).iter().filter_map(|value| value.to_str().ok()).collect();
            assert_eq!(values.join("|"), after);
        }
    }
}
