//! Any response decodes without a panic, and the decision about it comes without one too.
//!
//! `cargo +nightly fuzz run decode corpus/decode -- -dict=json.dict -max_total_time=300`
//!
//! The first byte chooses the shape and the media type; the next two the status; then come `Retry-After`, a line feed, and
//! the body.

#![no_main]

use std::time::SystemTime;

use api_error::client::{Attempt, Decoder, Outcome, RetryPolicy};
use api_error::{Shape, shape};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use libfuzzer_sys::fuzz_target;

shape! {
    static OWN = {
        "errors": [{ "code": code, "text": message }],
        "error"?: { "type": type, "again": retryable, "wait"?: retry_after, ..details },
        "list"?: errors [ { "why": code, "where": param } ],
        "others"?: more_errors,
        "span"?: extra("trace_id"),
    };
}

fuzz_target!(|data: &[u8]| {
    let [choice, high, low, rest @ ..] = data else { return };
    let status = 100 + u16::from_be_bytes([*high, *low]) % 900;
    let split = rest.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let (retry_after, body) = rest.split_at(split);
    let mut headers = HeaderMap::new();
    if let Ok(value) = HeaderValue::from_bytes(retry_after) {
        headers.insert("retry-after", value.clone());
        headers.insert("ratelimit", value);
    }
    if choice & 4 != 0 {
        headers.insert("content-type", HeaderValue::from_static("application/problem+json"));
    }
    let shape = [&Shape::FLAT, &OWN, &Shape::NESTED, &Shape::PROBLEM][usize::from(choice & 3)];
    let decoder = Decoder::new().shape(shape);
    let failure = decoder.decode(StatusCode::from_u16(status).unwrap(), headers, body);
    let line = failure.to_string();
    assert!(line.chars().count() <= 500 && !line.contains(char::is_control), "{line:?}");
    assert!(failure.body().len() <= body.len());
    let _ = (failure.field_errors().len(), format!("{failure:?}"));
    let attempt = Attempt::new(Method::GET, SystemTime::UNIX_EPOCH, 0.999);
    let decision = RetryPolicy::new().decide(&attempt, &Outcome::Failure(&failure));
    assert!(decision.delay().is_none_or(|delay| delay.as_secs() <= 61));
});
