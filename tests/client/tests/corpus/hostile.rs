//! Bodies of the corpus that break off anywhere, or have a wrong byte anywhere: no panic, and the status stays.

use api_error::client::{ApiFailure, Body, BodyState, Decoder};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::case::{Case, Response};
use crate::{files, shapes};

/// The bytes that mean something in JSON, and some that mean nothing anywhere.
const BYTES: &[u8] = b"{}[]\",:\\u0-e\0\x1F\x7F\xC3\xED\xFF";
/// Where the faults of a body are. Longer ones repeat themselves.
const PLACES: usize = 160;

fn check(failure: &ApiFailure, bytes: &[u8]) {
    assert_eq!(failure.status(), StatusCode::BAD_GATEWAY);
    assert_eq!(failure.body(), bytes);
    let line = failure.to_string();
    assert!(line.starts_with("502") && line.chars().count() <= 500 && !line.contains(char::is_control), "{line:?}");
    for error in &failure.field_errors() {
        let _ = (&error.code, &error.message, &error.param);
    }
    let _ = (failure.detail::<u32>("left"), format!("{failure:?}"));
}

#[test]
fn a_body_with_a_fault_anywhere_decodes() {
    let decoders: Vec<Decoder> = shapes::NAMES.iter().map(|name| Decoder::new().shape(shapes::of_name(name))).collect();
    for (name, file) in files() {
        let case: Case = serde_json::from_value(file).unwrap_or_else(|error| unreachable!("{name}: {error}"));
        let Some(bytes) = case.response().map(Response::bytes) else { continue };
        for at in 0..bytes.len().min(PLACES) {
            let decoder = &decoders[at % decoders.len()];
            let cut = Body::new(Bytes::copy_from_slice(&bytes[..at]), BodyState::Truncated);
            check(&decoder.decode(StatusCode::BAD_GATEWAY, HeaderMap::new(), cut), &bytes[..at]);
            let mut wrong = bytes[..bytes.len().min(4096)].to_vec();
            wrong[at] = BYTES[at % BYTES.len()];
            check(&decoder.decode(StatusCode::BAD_GATEWAY, HeaderMap::new(), &*wrong), &wrong);
        }
    }
}

/// As deep as 64 KiB allow, in every place that is read.
#[test]
fn no_depth_overflows_the_stack() {
    for (open, close) in
        [("[", "]"), ("{\"a\":", "}"), ("{\"error\":", "}"), ("{\"details\":", "}"), ("{\"errors\":[", "]}")]
    {
        for start in
            ["", "{\"code\":\"c\",\"x\":", "{\"details\":", "{\"errors\":[{\"param\":", "{\"error\":{\"errcode\":"]
        {
            let depth = (60_000 - start.len()) / (open.len() + close.len());
            let body = format!("{start}{}1{}", open.repeat(depth), close.repeat(depth));
            for name in shapes::NAMES {
                let decoder = Decoder::new().shape(shapes::of_name(name));
                check(&decoder.decode(StatusCode::BAD_GATEWAY, HeaderMap::new(), &*body), body.as_bytes());
            }
        }
    }
}
