//! How long a server asks to wait, in all spellings.

use core::time::Duration;
use std::time::SystemTime;

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

use crate::retry;

/// The wait that the headers ask for: `retry-after-ms`, then `Retry-After` as seconds or a date, then the longest wait of the
/// policies in `RateLimit` that are used up. A value that is malformed, or there twice, is ignored.
pub(super) fn of_headers(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    only(headers, "retry-after-ms")
        .and_then(|text| decimal(text, 1e-3))
        .or_else(|| only(headers, RETRY_AFTER.as_str()).and_then(|text| after(text, headers, now)))
        .or_else(|| rate_limit(headers))
}

/// Seconds, as a number in a body. Nothing for one that is negative or not finite.
pub(super) fn of_seconds(seconds: f64) -> Option<Duration> {
    if seconds.is_nan() || seconds < 0.0 {
        return None;
    }
    Some(retry::bounded(Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX)))
}

/// `3.5s`, the JSON form of `google.protobuf.Duration`.
pub(super) fn of_google(text: &str) -> Option<Duration> {
    decimal(text.strip_suffix('s')?, 1.0)
}

/// `Retry-After`. Of the two clocks, a date belongs to that of the server, which `Date` tells.
fn after(text: &str, headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    decimal(text, 1.0).or_else(|| {
        let date = httpdate::parse_http_date(text).ok()?;
        let sent = only(headers, DATE.as_str()).and_then(|text| httpdate::parse_http_date(text).ok());
        Some(retry::bounded(date.duration_since(sent.unwrap_or(now)).unwrap_or_default()))
    })
}

/// The value of a header, without white space around it. Nothing if it is there twice.
fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?.trim_matches([' ', '\t']);
    values.next().is_none().then_some(value)
}

/// `1*DIGIT ["." 1*DIGIT]` of a unit in seconds. What is too long for a number is a year, as all that is longer than that.
fn decimal(text: &str, unit: f64) -> Option<Duration> {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    if !is_digits(whole) || !fraction.is_none_or(is_digits) {
        return None;
    }
    text.parse().ok().and_then(|number: f64| of_seconds(number * unit))
}

/// `RateLimit: "burst";r=0;t=30, "daily";r=9;t=600`: 30 seconds.
fn rate_limit(headers: &HeaderMap) -> Option<Duration> {
    let policies = headers.get_all("ratelimit").iter().filter_map(|value| value.to_str().ok());
    let wait = |policy: &str| {
        let parameter = |name: &str| {
            let of_name =
                |part: &str| part.trim().strip_prefix(name).and_then(|rest| rest.strip_prefix('=')?.parse().ok());
            policy.split(';').find_map(of_name)
        };
        let (left, wait): (u64, u64) = (parameter("r")?, parameter("t")?);
        (left == 0).then(|| retry::bounded(Duration::from_secs(wait)))
    };
    policies.flat_map(|value| value.split(',')).filter_map(wait).max()
}
