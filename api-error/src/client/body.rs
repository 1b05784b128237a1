//! The chunks of a body in, its first 64 KiB and how it ended out.

use bytes::{Bytes, BytesMut};

/// The largest number of bytes of an error body that are kept: 64 KiB.
pub(super) const LIMIT: usize = 64 * 1024;

/// How the body of a response ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BodyState {
    /// All of it was read.
    #[default]
    Complete,
    /// The connection broke, or the server stopped sending.
    Truncated,
    /// It is longer than 64 KiB; the rest was not read.
    TooLarge,
    /// Its content coding is corrupt, such as a gzip stream that is none.
    Undecodable,
}

impl BodyState {
    /// The name in the corpus and in logs: `too_large`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Truncated => "truncated",
            Self::TooLarge => "too_large",
            Self::Undecodable => "undecodable",
        }
    }
}

/// The body of a response: at most 64 KiB, and how it ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    bytes: Bytes,
    state: BodyState,
}

impl Body {
    /// A body of which this was read.
    #[must_use]
    pub fn new(mut bytes: Bytes, state: BodyState) -> Self {
        if bytes.len() <= LIMIT {
            return Self { bytes, state };
        }
        bytes.truncate(LIMIT);
        Self { bytes, state: BodyState::TooLarge }
    }

    /// The bytes that were read.
    #[must_use]
    pub const fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// How it ended.
    #[must_use]
    pub const fn state(&self) -> BodyState {
        self.state
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self::new(bytes, BodyState::Complete)
    }
}

impl From<alloc::vec::Vec<u8>> for Body {
    fn from(bytes: alloc::vec::Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<alloc::string::String> for Body {
    fn from(text: alloc::string::String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&[u8]> for Body {
    fn from(bytes: &[u8]) -> Self {
        Bytes::copy_from_slice(bytes.get(..=LIMIT).unwrap_or(bytes)).into()
    }
}

impl From<&str> for Body {
    fn from(text: &str) -> Self {
        text.as_bytes().into()
    }
}

/// Collects the chunks of a body, up to 64 KiB.
///
/// ```
/// use api_error::client::{BodyReader, BodyState};
///
/// let mut reader = BodyReader::new();
/// assert!(reader.push(b"{\"code\":"));
/// // The connection breaks.
/// let body = reader.finish(BodyState::Truncated);
/// assert_eq!(body.bytes(), "{\"code\":");
/// ```
#[derive(Debug, Default)]
pub struct BodyReader {
    bytes: BytesMut,
    is_full: bool,
}

impl BodyReader {
    /// A reader without chunks.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a chunk. `false` if it does not fit: stop reading, and close the connection.
    pub fn push(&mut self, chunk: &[u8]) -> bool {
        let left = LIMIT - self.bytes.len();
        self.is_full |= chunk.len() > left;
        self.bytes.extend_from_slice(chunk.get(..left).unwrap_or(chunk));
        !self.is_full
    }

    /// The body that ended like this. One with too many bytes is [`BodyState::TooLarge`] in any case.
    #[must_use]
    pub fn finish(self, state: BodyState) -> Body {
        Body { bytes: self.bytes.freeze(), state: if self.is_full { BodyState::TooLarge } else { state } }
    }
}
