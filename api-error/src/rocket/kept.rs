//! What the layer keeps in a request: its exchange, and the error that a responder or a guard left.

use std::sync::{Mutex, PoisonError};

use rocket::Request;

use crate::serve::{ErrorRecord, Exchange};

#[derive(Debug, Default)]
pub(super) struct Kept {
    exchange: Option<Exchange>,
    left: Mutex<Left>,
}

/// What happened while the response was made.
#[derive(Clone, Debug, Default)]
pub(super) struct Left {
    /// The last error.
    pub(super) record: Option<ErrorRecord>,
    /// The body is none of the layer's business.
    pub(super) untouched: bool,
}

impl Kept {
    /// What is kept in a request; without a layer there is no exchange.
    pub(super) fn of<'r>(request: &'r Request<'_>) -> &'r Self {
        request.local_cache(Self::default)
    }

    /// Starts.
    pub(super) fn begin(request: &Request<'_>, exchange: Exchange) {
        request.local_cache(|| Self { exchange: Some(exchange), left: Mutex::default() });
    }

    pub(super) fn exchange(&self) -> Option<&Exchange> {
        self.exchange.as_ref()
    }

    /// Leaves an error for the catcher and the layer.
    pub(super) fn leave(&self, record: Option<ErrorRecord>) {
        self.left.lock().unwrap_or_else(PoisonError::into_inner).record = record;
    }

    pub(super) fn leave_untouched(&self) {
        self.left.lock().unwrap_or_else(PoisonError::into_inner).untouched = true;
    }

    /// What was left, if it belongs to a response with this status: a request may pass several guards and routes.
    pub(super) fn left(&self, status: u16) -> Left {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner).clone();
        left.record = left.record.filter(|record| record.error().status().as_u16() == status);
        left
    }
}
