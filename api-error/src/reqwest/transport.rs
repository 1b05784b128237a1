//! What an error of reqwest says about the request: whether the server can have executed it.

use alloc::string::ToString;
use core::error::Error;
use core::fmt;

use crate::client::TransportKind;

/// There was no response, or only a part of a success.
#[derive(Debug)]
pub struct TransportFailure {
    kind: TransportKind,
    error: reqwest::Error,
}

impl TransportFailure {
    pub(super) fn new(error: reqwest::Error) -> Self {
        Self { kind: kind_of(&error), error: error.without_url() }
    }

    /// The body of a success broke off.
    pub(super) fn incomplete(error: reqwest::Error) -> Self {
        Self { kind: TransportKind::IncompleteBody, error: error.without_url() }
    }

    /// What failed.
    #[must_use]
    pub const fn kind(&self) -> TransportKind {
        self.kind
    }

    /// Whether there was no connection.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.error.is_connect()
    }

    /// Whether it took too long.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.error.is_timeout()
    }

    /// Whether the server certainly did not execute the request.
    #[must_use]
    pub const fn is_before_send(&self) -> bool {
        use TransportKind::{Certificate, Connect, NotProcessed, Request};

        matches!(self.kind, Certificate | Connect | NotProcessed | Request)
    }
}

impl fmt::Display for TransportFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl Error for TransportFailure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error.source()
    }
}

fn kind_of(error: &reqwest::Error) -> TransportKind {
    if error.is_builder() || error.is_redirect() {
        TransportKind::Request
    } else if error.is_connect() {
        if says(error, &["certificate"]) { TransportKind::Certificate } else { TransportKind::Connect }
    } else if says(error, NOT_PROCESSED) {
        TransportKind::NotProcessed
    } else if error.is_timeout() {
        TransportKind::Timeout
    } else {
        TransportKind::Reset
    }
}

/// How the `h2` crate describes `RST_STREAM` with `REFUSED_STREAM`, and `GOAWAY` with `NO_ERROR` for a request behind the last one that
/// the server has processed. `RST_STREAM` with `NO_ERROR` says nothing about the request.
const NOT_PROCESSED: &[&str] =
    &["refused stream before processing any application logic", "connection error received: not a result of an error"];

/// Whether one of the causes has one of these words. TLS and HTTP/2 are crates that a program need not have, so their types
/// cannot be named here.
fn says(error: &reqwest::Error, words: &[&str]) -> bool {
    let mut source = error.source();
    while let Some(error) = source {
        let text = error.to_string();
        if words.iter().any(|word| text.contains(word)) {
            return true;
        }
        source = error.source();
    }
    false
}
