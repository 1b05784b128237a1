//! Which response is rewritten, and which of its headers stay.

use http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE,
    ETAG, LAST_MODIFIED, TRAILER, TRANSFER_ENCODING, VARY, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::ApiError;

/// Headers that describe the body which goes. A stale `Content-Length` above all: it desynchronises the connection.
///
/// Everything else stays: `Allow`, challenges, `Retry-After`, cookies, CORS, `Vary`.
static OF_THE_BODY: [HeaderName; 12] = [
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

/// What kind of body a response without a typed error has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nothing: a bare status.
    Nothing,
    /// A text for people, which the framework or a handler made.
    Text,
    /// A contract of its own: JSON, gRPC, events, a stream, a file.
    Foreign,
}

impl Found {
    /// Looks at the headers and the exact length of the body, never at the body.
    pub(crate) fn of(headers: &HeaderMap, exact_len: Option<u64>) -> Self {
        if headers.contains_key("grpc-status") {
            return Self::Foreign;
        }
        match (headers.get(CONTENT_TYPE), exact_len) {
            (None, Some(0)) => Self::Nothing,
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

/// Makes the headers fit the body that takes the place of the old one.
pub(crate) fn replace_body_headers(headers: &mut HeaderMap, content_type: HeaderValue) {
    for name in &OF_THE_BODY {
        headers.remove(name);
    }
    headers.insert(CONTENT_TYPE, content_type);
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.entry(X_CONTENT_TYPE_OPTIONS).or_insert(HeaderValue::from_static("nosniff"));
}

/// Adds the headers of an error that no conversion has added; one that is there wins.
pub(crate) fn add_missing(headers: &mut HeaderMap, error: &dyn ApiError) {
    let before = headers.clone();
    for (name, value) in error.headers() {
        let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value.as_ref())) else {
            continue;
        };
        if !before.contains_key(&name) && !OF_THE_BODY.contains(&name) {
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
    fn only_bare_statuses_and_complete_texts_are_wrapped() {
        for (content_type, len, expected) in [
            (None, Some(0), Found::Nothing),
            (None, Some(3), Found::Foreign),
            (None, None, Found::Foreign),
            (Some("text/plain; charset=utf-8"), Some(3), Found::Text),
            (Some("Text/HTML"), Some(0), Found::Text),
            (Some("text/plain"), None, Found::Foreign),
            (Some("application/json"), Some(3), Found::Foreign),
            (Some("application/json"), Some(0), Found::Foreign),
            (Some("application/problem+json"), Some(3), Found::Foreign),
            (Some("application/grpc+proto"), Some(0), Found::Foreign),
            (Some("text/event-stream"), Some(3), Found::Foreign),
            (Some("text/csv"), Some(3), Found::Foreign),
            (Some("application/octet-stream"), Some(3), Found::Foreign),
        ] {
            assert_eq!(Found::of(&headers(content_type), len), expected, "{content_type:?} {len:?}");
        }
        let mut grpc = headers(None);
        grpc.insert("grpc-status", HeaderValue::from_static("5"));
        assert_eq!(Found::of(&grpc, Some(0)), Found::Foreign);
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
