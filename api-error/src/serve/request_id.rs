//! The name of a request, in the body, in `x-request-id` and in the log.

use alloc::sync::Arc;
use core::fmt;
use core::hash::BuildHasher;
use core::str::FromStr;
use core::sync::atomic::{AtomicU64, Ordering};
use std::hash::RandomState;
use std::sync::LazyLock;
use std::time::{SystemTime, UNIX_EPOCH};

use http::{HeaderMap, HeaderName, HeaderValue};
use uuid::fmt::Hyphenated;
use uuid::{Builder, Uuid};

/// The header that carries it unless configured otherwise.
pub(crate) const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

const MAX_LEN: usize = 128;

/// A request id: 1 to 128 letters, digits and `._~:+/=@-`, so that it is legal in a header, in JSON and in a log line
/// as it stands.
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
pub struct RequestId(Text);

// A generated id costs no allocation.
#[derive(Clone)]
enum Text {
    Uuid(Uuid, [u8; Hyphenated::LENGTH]),
    Given(Arc<str>),
}

impl RequestId {
    /// A new one: a UUID of version 7 (RFC 9562 section 5.7), which sorts by time to a quarter of a microsecond.
    ///
    /// It is unique, and not a secret: do not use it as a token.
    #[must_use]
    pub fn generate() -> Self {
        let uuid = new_uuid();
        let mut text = [0; Hyphenated::LENGTH];
        uuid.hyphenated().encode_lower(&mut text);
        Self(Text::Uuid(uuid, text))
    }

    /// The id as it goes over the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            // Hexadecimal digits and hyphens are UTF-8.
            Text::Uuid(_, text) => core::str::from_utf8(text).unwrap_or_default(),
            Text::Given(text) => text,
        }
    }

    /// The value of the header.
    #[must_use]
    pub fn to_header(&self) -> HeaderValue {
        // Every character of an id is legal in a header, so the fallback is never taken.
        HeaderValue::from_str(self.as_str()).unwrap_or(HeaderValue::from_static("invalid"))
    }

    /// The UUID, if it is one.
    pub(crate) fn uuid(&self) -> Option<Uuid> {
        match &self.0 {
            Text::Uuid(uuid, _) => Some(*uuid),
            Text::Given(text) => Uuid::try_parse(text).ok(),
        }
    }

    /// The id that a trusted hop sent: exactly one header with a legal value.
    pub(crate) fn from_headers(headers: &HeaderMap, name: &HeaderName) -> Option<Self> {
        let mut values = headers.get_all(name).iter();
        let id = match (values.next(), values.next()) {
            (Some(value), None) => value.to_str().ok().and_then(|text| text.parse().ok()),
            _ => None,
        };
        if id.is_none() {
            for value in headers.get_all(name) {
                tracing::debug!(target: "api_error", length = value.len(), "request id of the client dropped");
            }
        }
        id
    }
}

/// The time, and a keyed hash of a counter: no request waits for the kernel's random numbers, except the first.
fn new_uuid() -> Uuid {
    static KEYS: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let millis = now.as_secs().wrapping_mul(1000).wrapping_add(u64::from(now.subsec_millis()));
    // The part of a millisecond in 12 bits (RFC 9562 section 6.2, method 3).
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
        let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"._~:+/=@-".contains(&byte);
        if (1..=MAX_LEN).contains(&text.len()) && text.bytes().all(legal) {
            Ok(Self(Text::Given(text.into())))
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

/// The text is no request id.
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
    fn only_legal_ids_are_ids() {
        for legal in ["a", "A-z._~:+/=@9", &"x".repeat(128)] {
            assert_eq!(legal.parse::<RequestId>().as_ref().map(RequestId::as_str), Ok(legal));
        }
        for illegal in ["", " ", "a b", "a\r\nb", "a\0", "é", "<script>", "\u{1b}[31m", &"x".repeat(129)] {
            assert_eq!(illegal.parse::<RequestId>(), Err(InvalidRequestId(())), "{illegal:?}");
        }
    }

    #[test]
    fn generated_ids_sort_by_time_and_are_unique() {
        let mut last = RequestId::generate();
        for _ in 0..20 {
            std::thread::sleep(core::time::Duration::from_micros(50));
            let next = RequestId::generate();
            assert!(last.as_str() < next.as_str(), "{last} {next}");
            last = next;
        }
        let made =
            |_| std::thread::spawn(|| (0..50_000).map(|_| RequestId::generate()).collect::<alloc::vec::Vec<_>>());
        let threads: alloc::vec::Vec<_> = (0..4).map(made).collect();
        let mut all = std::collections::HashSet::new();
        for id in threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()) {
            assert_eq!(
                id.uuid().map(|uuid| (uuid.get_version_num(), uuid.get_variant())),
                Some((7, uuid::Variant::RFC4122))
            );
            all.insert(id);
        }
        assert_eq!(all.len(), 200_000);
    }

    #[test]
    fn two_headers_name_no_request() {
        let mut headers = HeaderMap::new();
        headers.append(X_REQUEST_ID, HeaderValue::from_static("a"));
        assert_eq!(RequestId::from_headers(&headers, &X_REQUEST_ID).as_ref().map(RequestId::as_str), Some("a"));
        headers.append(X_REQUEST_ID, HeaderValue::from_static("b"));
        assert_eq!(RequestId::from_headers(&headers, &X_REQUEST_ID), None);
    }
}
