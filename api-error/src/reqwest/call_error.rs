//! Why a call failed.

use alloc::boxed::Box;
use core::error::Error;
use core::fmt;

use http::StatusCode;
use serde_core::de::DeserializeOwned;

use super::TransportFailure;
use crate::client::{ApiFailure, Outcome, StopReason};

/// A call failed: the failure of its last attempt.
pub struct CallError(Box<Call>);

struct Call {
    failure: CallFailure,
    attempts: u32,
    reason: StopReason,
}

/// How the last attempt failed.
#[derive(Debug)]
#[non_exhaustive]
pub enum CallFailure {
    /// The server answered with an error.
    Api(ApiFailure),
    /// There was no answer, or only a part of one.
    Transport(TransportFailure),
}

impl CallFailure {
    pub(super) fn outcome(&self) -> Outcome<'_> {
        match self {
            Self::Api(failure) => Outcome::Failure(failure),
            Self::Transport(failure) => Outcome::Transport(failure.kind()),
        }
    }
}

impl CallError {
    pub(super) fn new(failure: CallFailure, attempts: u32, reason: StopReason) -> Self {
        Self(Box::new(Call { failure, attempts, reason }))
    }

    /// How the last attempt failed.
    #[must_use]
    pub fn failure(&self) -> &CallFailure {
        &self.0.failure
    }

    /// The same, on its own.
    #[must_use]
    pub fn into_failure(self) -> CallFailure {
        self.0.failure
    }

    /// The error of the API. Nothing if there was no answer.
    #[must_use]
    pub fn api(&self) -> Option<&ApiFailure> {
        match &self.0.failure {
            CallFailure::Api(failure) => Some(failure),
            CallFailure::Transport(_) => None,
        }
    }

    /// The failure of the transport. Nothing if there was an answer.
    #[must_use]
    pub fn transport(&self) -> Option<&TransportFailure> {
        match &self.0.failure {
            CallFailure::Transport(failure) => Some(failure),
            CallFailure::Api(_) => None,
        }
    }

    /// The code of the API's error.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.api()?.code()
    }

    /// The message of the API's error.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.api()?.message()
    }

    /// One of the details of the API's error, if it has that type.
    #[must_use]
    pub fn detail<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        self.api()?.detail(name)
    }

    /// The request id of the answer.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.api()?.request_id()
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.api().map(ApiFailure::status)
    }

    /// How many attempts were made.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Why there is no other attempt.
    #[must_use]
    pub fn stop_reason(&self) -> StopReason {
        self.0.reason
    }
}

impl fmt::Debug for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Call { failure, attempts, reason } = &*self.0;
        f.debug_struct("CallError")
            .field("failure", failure)
            .field("attempts", attempts)
            .field("stop_reason", reason)
            .finish()
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.failure {
            CallFailure::Api(failure) => failure.fmt(f),
            CallFailure::Transport(failure) => failure.fmt(f),
        }
    }
}

impl Error for CallError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.transport().and_then(Error::source)
    }
}
