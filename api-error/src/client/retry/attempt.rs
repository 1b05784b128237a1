//! What a decision depends on: the attempt that failed, and how.

use alloc::string::String;
use core::time::Duration;
use std::time::SystemTime;

use http::Method;

use crate::client::ApiFailure;

/// An attempt that failed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "four independent facts")]
pub struct Attempt {
    /// The method of the request.
    pub method: Method,
    /// 1 for the first attempt.
    pub number: u32,
    /// The time since the first attempt began.
    pub elapsed: Duration,
    /// The time of day. It counts only for a date in `Retry-After`, if the response has no `Date`.
    pub now: SystemTime,
    /// A random number of at least 0 and less than 1, which spreads clients over the wait.
    pub random: f64,
    /// Whether the request has an `Idempotency-Key`, which all attempts share.
    pub has_idempotency_key: bool,
    /// Whether the caller says that the operation is idempotent, whatever its method is.
    pub is_idempotent: bool,
    /// Whether the body can be sent again. A stream cannot.
    pub is_replayable: bool,
    /// Whether the caller gave up.
    pub is_cancelled: bool,
    /// The host of the request, for the budget.
    pub host: String,
}

impl Attempt {
    /// The first attempt of a request with a body that can be sent again.
    #[must_use]
    pub const fn new(method: Method, now: SystemTime, random: f64) -> Self {
        Self {
            method,
            number: 1,
            elapsed: Duration::ZERO,
            now,
            random,
            has_idempotency_key: false,
            is_idempotent: false,
            is_replayable: true,
            is_cancelled: false,
            host: String::new(),
        }
    }

    /// Whether the server may execute the request twice: the method is idempotent (RFC 9110 section 9.2.2), a key makes it
    /// so, or the caller says so.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        let methods = [Method::GET, Method::HEAD, Method::OPTIONS, Method::TRACE, Method::PUT, Method::DELETE];
        methods.contains(&self.method) || self.has_idempotency_key || self.is_idempotent
    }
}

/// How an attempt failed.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Outcome<'a> {
    /// The server answered with an error.
    Failure(&'a ApiFailure),
    /// There was no answer, or only a part of one.
    Transport(TransportKind),
}

/// How a request failed without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportKind {
    /// There was no connection: refused, unknown host, a TLS handshake that took too long.
    Connect,
    /// The server said that it did not process the request: the HTTP/2 codes `REFUSED_STREAM` and `GOAWAY` with `NO_ERROR`.
    NotProcessed,
    /// The connection broke after the request was sent.
    Reset,
    /// No answer came in time after the request was sent.
    Timeout,
    /// A success whose body broke off.
    IncompleteBody,
    /// The server's certificate is not valid.
    Certificate,
    /// The request cannot be sent: its URL or its headers are not valid, or redirects go in a circle.
    Request,
}

impl TransportKind {
    /// The name in the corpus and in logs: `not_processed`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::NotProcessed => "not_processed",
            Self::Reset => "reset",
            Self::Timeout => "timeout",
            Self::IncompleteBody => "incomplete_body",
            Self::Certificate => "certificate",
            Self::Request => "request",
        }
    }
}
