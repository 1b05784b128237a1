//! Which responses the layer rewrites, and which headers they keep.

use alloc::vec::Vec;

use http::header::{
    ACCEPT_RANGES, AGE, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH,
    CONTENT_LOCATION, CONTENT_RANGE, CONTENT_TYPE, ETAG, EXPIRES, LAST_MODIFIED, TRAILER, TRANSFER_ENCODING, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::ApiError;

/// Headers that say how the replaced body is sent. The layer removes them always; a wrong `Content-Length` would
/// desynchronise the connection. An error cannot declare them.
static FRAMING: [HeaderName; 5] = [CONTENT_LENGTH, TRANSFER_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, TRAILER];

/// Headers that describe the replaced body, or how long caches may keep it. The layer removes them, unless the error
/// declares them. All other headers stay: `Allow`, challenges, `Retry-After`, cookies, CORS, `Vary`.
static DESCRIPTION: [HeaderName; 16] = [
    ETAG,
    LAST_MODIFIED,
    ACCEPT_RANGES,
    CONTENT_RANGE,
    CONTENT_DISPOSITION,
    CONTENT_LANGUAGE,
    CONTENT_LOCATION,
    EXPIRES,
    AGE,
    HeaderName::from_static("content-digest"),
    HeaderName::from_static("repr-digest"),
    HeaderName::from_static("digest"),
    HeaderName::from_static("content-md5"),
    HeaderName::from_static("cdn-cache-control"),
    HeaderName::from_static("surrogate-control"),
    HeaderName::from_static("x-accel-expires"),
];

/// The body of an error response that has no [`ErrorRecord`](crate::ErrorRecord).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyKind {
    /// No body: the response is a status alone.
    Empty,
    /// A text for people, or a body without a type, from the framework or a handler. The layer replaces it.
    Text,
    /// A body that clients may depend on: JSON, gRPC, events, a file. The layer keeps it.
    Foreign,
}

impl BodyKind {
    /// Decides by the headers. Never reads the body. Its length only tells [`Empty`](Self::Empty) from
    /// [`Text`](Self::Text): middleware can hide it, so it does not decide whether a client sees the body.
    pub(crate) fn of(headers: &HeaderMap, exact_len: Option<u64>, is_head: bool) -> Self {
        let media_types = || headers.get_all(CONTENT_TYPE).iter().map(MediaType::of);
        if headers.contains_key("grpc-status") || media_types().any(|media_type| media_type == MediaType::Grpc) {
            return Self::Foreign;
        }
        // The response to HEAD has the length of the body, and no body.
        let declared_len = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
        let len = if is_head { declared_len } else { exact_len };
        let is_own = headers.contains_key(CONTENT_TYPE) && media_types().all(|media_type| media_type == MediaType::Own);
        if is_own && len != Some(0) {
            return Self::Foreign;
        }
        let has_bytes = [exact_len, len].iter().flatten().any(|len| *len > 0);
        if has_bytes || media_types().any(|media_type| media_type == MediaType::Text) {
            Self::Text
        } else {
            Self::Empty
        }
    }
}

/// What a `Content-Type` says about a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MediaType {
    /// A text for people.
    Text,
    /// Nothing: it is not a media type.
    Malformed,
    /// A type that somebody chose.
    Own,
    /// That of gRPC, whose errors have no body.
    Grpc,
}

impl MediaType {
    fn of(value: &HeaderValue) -> Self {
        let essence = value.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim();
        if essence.eq_ignore_ascii_case("text/plain") || essence.eq_ignore_ascii_case("text/html") {
            return Self::Text;
        }
        if essence.get(..16).is_some_and(|start| start.eq_ignore_ascii_case("application/grpc")) {
            return Self::Grpc;
        }
        let is_token = |part: &str| !part.is_empty() && part.bytes().all(is_token_byte);
        match essence.split_once('/') {
            Some((kind, subtype)) if is_token(kind) && is_token(subtype) => Self::Own,
            _ => Self::Malformed,
        }
    }
}

/// A byte of a token (RFC 9110 section 5.6.2).
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// The headers that an error has. Those that are not valid, or that say how a body is sent, are left out.
pub(crate) fn headers_of(error: &dyn ApiError) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in error.headers() {
        let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value.as_ref())) else {
            continue;
        };
        if !FRAMING.contains(&name) {
            headers.append(name, value);
        }
    }
    headers
}

/// Whether a response has headers of its old body that the error can have declared.
pub(crate) fn describes_a_body(headers: &HeaderMap, status: StatusCode) -> bool {
    lets_caches_keep_it(headers) || descriptions(headers, status).next().is_some()
}

/// The names of the headers that describe the old body. Most responses have few headers, so this looks at each of them.
fn descriptions(headers: &HeaderMap, status: StatusCode) -> impl Iterator<Item = &HeaderName> {
    let names = headers.keys().filter(|name| DESCRIPTION.contains(name));
    names.filter(move |name| !is_about_the_resource(headers, status, name))
}

/// Removes the headers of the old body and sets those of the new one.
///
/// `declared` are the headers of the error. It may be empty if a conversion has set them, so that the error is not new, and the
/// response does not [describe](describes_a_body) its old body.
pub(crate) fn replace_headers(
    headers: &mut HeaderMap,
    status: StatusCode,
    content_type: HeaderValue,
    mut declared: HeaderMap,
    is_new: bool,
) {
    remove_body_headers(headers, status);
    for name in declared.keys().filter(|name| headers.contains_key(*name)).cloned().collect::<Vec<_>>() {
        declared.remove(name);
    }
    let mut current = None;
    for (name, value) in declared {
        // The further values of a header come without its name.
        current = name.or(current);
        let is_wanted = |name: &&HeaderName| is_new || **name == CACHE_CONTROL || DESCRIPTION.contains(name);
        if let Some(name) = current.as_ref().filter(is_wanted) {
            headers.append(name, value);
        }
    }
    headers.insert(CONTENT_TYPE, content_type);
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.entry(X_CONTENT_TYPE_OPTIONS).or_insert(HeaderValue::from_static("nosniff"));
}

/// Removes the headers of the old body.
pub(crate) fn remove_body_headers(headers: &mut HeaderMap, status: StatusCode) {
    for name in &FRAMING {
        headers.remove(name);
    }
    let described: Vec<HeaderName> = descriptions(headers, status).cloned().collect();
    for name in described {
        headers.remove(name);
    }
    if lets_caches_keep_it(headers) {
        headers.remove(CACHE_CONTROL);
    }
}

/// Whether caches may keep the old body. They must not keep the new one, which has the id of a request.
fn lets_caches_keep_it(headers: &HeaderMap) -> bool {
    let mut values = headers.get_all(CACHE_CONTROL).iter();
    values.next().is_some_and(|value| value != "no-store") || values.next().is_some()
}

/// Whether a header describes the resource that the client asked for, not the body: its length in a 416 (RFC 9110
/// section 15.5.17), its version in a 412.
fn is_about_the_resource(headers: &HeaderMap, status: StatusCode, name: &HeaderName) -> bool {
    match status {
        StatusCode::RANGE_NOT_SATISFIABLE if *name == CONTENT_RANGE => {
            headers.get(name).is_some_and(|value| value.as_bytes().windows(3).any(|part| part == b" */"))
        }
        StatusCode::RANGE_NOT_SATISFIABLE => *name == ACCEPT_RANGES,
        StatusCode::PRECONDITION_FAILED => *name == ETAG || *name == LAST_MODIFIED,
        _ => false,
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
    fn a_body_without_a_type_of_its_own_is_replaced_whatever_its_length() {
        for (content_type, len, expected) in [
            (None, Some(0), BodyKind::Empty),
            (None, None, BodyKind::Empty),
            (None, Some(3), BodyKind::Text),
            (Some("text/plain; charset=utf-8"), Some(3), BodyKind::Text),
            (Some("Text/HTML"), Some(0), BodyKind::Text),
            (Some("text/plain"), None, BodyKind::Text),
            (Some("text/html"), None, BodyKind::Text),
            (Some(""), None, BodyKind::Empty),
            (Some("text"), Some(3), BodyKind::Text),
            (Some("text/plain, application/json"), Some(3), BodyKind::Text),
            (Some("application/json"), Some(3), BodyKind::Foreign),
            (Some("application/json"), None, BodyKind::Foreign),
            (Some("application/json"), Some(0), BodyKind::Empty),
            (Some("application/problem+json"), Some(3), BodyKind::Foreign),
            (Some("application/grpc+proto"), Some(0), BodyKind::Foreign),
            (Some("text/event-stream"), None, BodyKind::Foreign),
            (Some("text/csv"), Some(3), BodyKind::Foreign),
            (Some("application/octet-stream"), None, BodyKind::Foreign),
        ] {
            assert_eq!(BodyKind::of(&headers(content_type), len, false), expected, "{content_type:?} {len:?}");
        }
        let mut twice = headers(Some("application/json"));
        twice.append(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
        assert_eq!(BodyKind::of(&twice, None, false), BodyKind::Text);
        for (content_type, declared, expected) in [
            (None, Some("3"), BodyKind::Text),
            (None, None, BodyKind::Empty),
            (Some("application/json"), None, BodyKind::Foreign),
            (Some("application/json"), Some("3"), BodyKind::Foreign),
            (Some("application/json"), Some("0"), BodyKind::Empty),
        ] {
            let mut to_head = headers(content_type);
            to_head.extend(declared.map(|length| (CONTENT_LENGTH, HeaderValue::from_static(length))));
            assert_eq!(BodyKind::of(&to_head, Some(0), true), expected, "HEAD {content_type:?} {declared:?}");
        }
        let mut grpc = headers(None);
        grpc.insert("grpc-status", HeaderValue::from_static("5"));
        assert_eq!(BodyKind::of(&grpc, Some(0), false), BodyKind::Foreign);
    }

    #[test]
    fn vary_names_accept_once() {
        for (before, after) in [("origin", "origin|accept"), ("Origin, Accept", "Origin, Accept"), ("*", "*")] {
            let mut headers = HeaderMap::new();
            headers.insert(VARY, HeaderValue::from_static(before));
            vary_by_accept(&mut headers);
            let values: Vec<_> = headers.get_all(VARY).iter().filter_map(|value| value.to_str().ok()).collect();
            assert_eq!(values.join("|"), after);
        }
    }
}
