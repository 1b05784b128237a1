//! The id of a request: in the body, in `x-request-id` and in the log.

use alloc::sync::Arc;
use core::fmt;
use core::hash::BuildHasher;
use core::str::FromStr;
use core::sync::atomic::{AtomicU64, Ordering};
use core::time::Duration;
use std::hash::RandomState;
use std::sync::LazyLock;
use std::time::{SystemTime, UNIX_EPOCH};

use http::{HeaderMap, HeaderName, HeaderValue};
use uuid::fmt::Hyphenated;
use uuid::{Builder, Uuid};

/// The default header of the request id.
pub(crate) const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

const MAX_LEN: usize = 128;

/// A request id: 1 to 128 ASCII letters, digits and `._~:+/=@-`, so that it needs no escapes in a header, in JSON or in a
/// log line.
///
/// ```
/// use api_error::RequestId;
///
/// let id: RequestId = "req_01J9ZK3W".parse()?;
/// assert_eq!(id.as_str(), "req_01J9ZK3W");
/// assert!("two words".parse::<RequestId>().is_err());
/// assert_eq!(RequestId::generate().as_str().len(), 36);
/// # Ok::<(), api_error::InvalidRequestId>(())
/// ```
#[derive(Clone)]
pub struct RequestId(Repr);

// A generated id costs no allocation.
#[derive(Clone)]
enum Repr {
    Generated([u8; Hyphenated::LENGTH]),
    Given(Arc<str>),
}

impl RequestId {
    /// Makes a new id: a UUID of version 7 (RFC 9562 section 5.7), which sorts by time to a quarter of a microsecond.
    ///
    /// It is unique but not secret: do not use it as a token.
    #[must_use]
    pub fn generate() -> Self {
        let uuid = uuid_at(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default());
        let mut text = [0; Hyphenated::LENGTH];
        uuid.hyphenated().encode_lower(&mut text);
        Self(Repr::Generated(text))
    }

    /// The id as clients see it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            // Hexadecimal digits and hyphens are UTF-8.
            Repr::Generated(text) => core::str::from_utf8(text).unwrap_or_default(),
            Repr::Given(text) => text,
        }
    }

    /// The id as a header value.
    #[must_use]
    pub fn to_header(&self) -> HeaderValue {
        // Every character of an id is valid in a header, so the fallback is never used.
        HeaderValue::from_str(self.as_str()).unwrap_or(HeaderValue::from_static("invalid"))
    }

    /// The id that a trusted proxy sent: there is exactly one header, and its value is valid.
    pub(crate) fn from_headers(headers: &HeaderMap, name: &HeaderName) -> Option<Self> {
        let mut values = headers.get_all(name).iter();
        let id = match (values.next(), values.next()) {
            (Some(value), None) => value.to_str().ok().and_then(|text| text.parse().ok()),
            _ => None,
        };
        if id.is_none() {
            for value in headers.get_all(name) {
                tracing::debug!(target: "api_error", length = value.len(), "ignored the incoming request id");
            }
        }
        id
    }
}

/// A UUID of the time, given since the Unix epoch, and of a keyed hash of a counter: no request but the first waits for the
/// random numbers of the system.
fn uuid_at(now: Duration) -> Uuid {
    static KEYS: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    let millis = now.as_secs().wrapping_mul(1000).wrapping_add(u64::from(now.subsec_millis()));
    // The fraction of a millisecond in 12 bits (RFC 9562 section 6.2, method 3).
    let fraction = (now.subsec_nanos() % 1_000_000) * 4096 / 1_000_000;
    let [_, _, high, low] = fraction.to_be_bytes();
    let hash = KEYS.hash_one(COUNTER.fetch_add(1, Ordering::Relaxed)).to_be_bytes();
    let mut bits = [high, low, 0, 0, 0, 0, 0, 0, 0, 0];
    for (bits, hash) in bits.iter_mut().skip(2).zip(hash) {
        *bits = hash;
    }
    Builder::from_unix_timestamp_millis(millis, &bits).into_uuid()
}

impl FromStr for RequestId {
    type Err = InvalidRequestId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_valid = |byte: u8| byte.is_ascii_alphanumeric() || b"._~:+/=@-".contains(&byte);
        if (1..=MAX_LEN).contains(&text.len()) && text.bytes().all(is_valid) {
            Ok(Self(Repr::Given(text.into())))
        } else {
            Err(InvalidRequestId(()))
        }
    }
}

impl PartialEq for RequestId {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for RequestId {}

impl core::hash::Hash for RequestId {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RequestId").field(&self.as_str()).finish()
    }
}

/// The text is not a request id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidRequestId(());

impl fmt::Display for InvalidRequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a request id is 1 to 128 letters, digits and `._~:+/=@-`")
    }
}

impl core::error::Error for InvalidRequestId {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_valid_ids_are_accepted() {
        for valid in ["a", "A-z._~:+/=@9", &"x".repeat(128)] {
            assert_eq!(valid.parse::<RequestId>().as_ref().map(RequestId::as_str), Ok(valid));
        }
        for invalid in ["", " ", "a b", "a\r\nb", "a\0", "é", "<script>", "\u{1b}[31m", &"x".repeat(129)] {
            assert_eq!(invalid.parse::<RequestId>(), Err(InvalidRequestId(())), "{invalid:?}");
        }
    }

    #[test]
    fn ids_sort_by_time_to_a_quarter_of_a_microsecond() {
        let start = Duration::new(1_800_000_000, 999_990_000);
        let times = (0..100).map(|step| start + Duration::from_nanos(step * 250));
        let ids: alloc::vec::Vec<_> = times.map(|time| uuid_at(time).hyphenated()).collect();
        for (id, next) in ids.iter().zip(ids.iter().skip(1)) {
            assert!(id.as_uuid() < next.as_uuid(), "{id} {next}");
        }
    }

    #[test]
    fn generated_ids_are_unique() {
        let made =
            |_| std::thread::spawn(|| (0..50_000).map(|_| RequestId::generate()).collect::<alloc::vec::Vec<_>>());
        let threads: alloc::vec::Vec<_> = (0..4).map(made).collect();
        let mut all = std::collections::HashSet::new();
        for id in threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()) {
            assert_eq!(
                id.as_str().parse::<Uuid>().ok().map(|uuid| (uuid.get_version_num(), uuid.get_variant())),
                Some((7, uuid::Variant::RFC4122))
            );
            all.insert(id);
        }
        assert_eq!(all.len(), 200_000);
    }

    #[test]
    fn a_header_that_is_there_twice_is_ignored() {
        let mut headers = HeaderMap::new();
        headers.append(X_REQUEST_ID, HeaderValue::from_static("a"));
        assert_eq!(RequestId::from_headers(&headers, &X_REQUEST_ID).as_ref().map(RequestId::as_str), Some("a"));
        headers.append(X_REQUEST_ID, HeaderValue::from_static("b"));
        assert_eq!(RequestId::from_headers(&headers, &X_REQUEST_ID), None);
    }
}
