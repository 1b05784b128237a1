//! Retry advice and `Retry-After`.

use std::num::NonZero;
use std::time::{Duration, SystemTime};

use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(status = 429)]
#[expect(dead_code, reason = "a field that no text uses")]
enum Wait {
    Never,
    #[api_error(retry_after = 0)]
    Zero,
    #[api_error(retry_after = 31536000)]
    Longest,
    #[api_error(retry_after = .0)]
    Duration(Duration),
    #[api_error(retry_after = wait)]
    Option {
        wait: Option<Duration>,
    },
    #[api_error(retry_after = r#in)]
    Raw {
        r#in: u8,
    },
    #[api_error(retry_after = .0)]
    Signed(i64),
    #[api_error(retry_after = .1)]
    Second(u8, NonZero<u32>),
    #[api_error(retry_after = wait, message = "{wait:?}")]
    Shown {
        wait: Box<u16>,
    },
    #[api_error(retry_after = until)]
    Until {
        until: Option<SystemTime>,
    },
}

fn header(error: &Wait) -> Option<String> {
    let mut headers = error.headers().filter(|(name, _)| *name == "Retry-After");
    let value = headers.next().map(|(_, value)| value.into_owned());
    assert!(headers.next().is_none());
    value
}

#[test]
fn seconds_are_rounded_up() {
    for (wait, seconds) in [
        (Duration::ZERO, "0"),
        (Duration::from_nanos(1), "1"),
        (Duration::from_millis(999), "1"),
        (Duration::from_secs(1), "1"),
        (Duration::from_millis(1500), "2"),
        (Duration::MAX, "31536000"),
    ] {
        assert_eq!(header(&Wait::Duration(wait)).as_deref(), Some(seconds), "{wait:?}");
    }
}

#[test]
fn every_source_of_a_wait() {
    for (error, seconds) in [
        (Wait::Never, None),
        (Wait::Zero, Some("0")),
        (Wait::Longest, Some("31536000")),
        (Wait::Option { wait: None }, None),
        (Wait::Option { wait: Some(Duration::from_millis(10)) }, Some("1")),
        (Wait::Raw { r#in: 7 }, Some("7")),
        (Wait::Signed(3), Some("3")),
        (Wait::Signed(-3), None),
        (Wait::Second(1, NonZero::new(9).unwrap()), Some("9")),
        (Wait::Shown { wait: Box::new(4) }, Some("4")),
    ] {
        assert_eq!(header(&error).as_deref(), seconds, "{error:?}");
        assert_eq!(error.retry_after().is_some(), seconds.is_some(), "{error:?}");
    }
}

#[test]
fn a_moment_is_sent_as_the_seconds_until_then() {
    let now = SystemTime::now();
    let seconds = |until| header(&Wait::Until { until }).map(|value| value.parse::<u64>().unwrap());
    assert_eq!(seconds(None), None);
    assert_eq!(seconds(Some(now)), Some(0));
    assert_eq!(seconds(Some(SystemTime::UNIX_EPOCH)), Some(0));
    // The test may take a while.
    let soon = seconds(Some(now + Duration::from_secs(3600))).unwrap();
    assert!((3500..=3600).contains(&soon), "{soon}");
    assert_eq!(seconds(Some(now + Duration::from_secs(3 * 365 * 24 * 3600))), Some(31_536_000));
    assert_eq!(Wait::Until { until: Some(now) }.spec().retry_after, None);
}

#[test]
fn only_a_fixed_wait_is_known_to_the_spec() {
    assert_eq!(Wait::Zero.spec().retry_after, Some(Duration::ZERO));
    assert_eq!(Wait::Raw { r#in: 7 }.spec().retry_after, None);
}

#[derive(Debug, ApiError)]
enum Advice {
    #[api_error(status = 408)]
    Timeout,
    #[api_error(status = 404)]
    NotFound,
    #[api_error(status = 409, retryable = true)]
    Conflict,
    #[api_error(status = 503, retryable = false)]
    Closed,
}

#[test]
fn advice_follows_the_status_unless_written() {
    let all = [Advice::Timeout, Advice::NotFound, Advice::Conflict, Advice::Closed];
    assert_eq!(all.each_ref().map(ApiError::is_retryable), [true, false, true, false]);
}
