//! What the layer keeps in a request: its exchange, and what guards and responders tell it.

use std::sync::{Mutex, PoisonError};

use rocket::Request;

use crate::serve::{ErrorRecord, Exchange};

/// The state of one request.
#[derive(Debug, Default)]
pub(super) struct RequestState {
    exchange: Option<Exchange>,
    notes: Mutex<ResponseNotes>,
}

/// What guards and responders note about the response: responses of Rocket have no extensions.
#[derive(Clone, Debug, Default)]
pub(super) struct ResponseNotes {
    /// The last error.
    pub(super) record: Option<ErrorRecord>,
    /// The layer does not change the body.
    pub(super) untouched: bool,
}

impl RequestState {
    /// The state of a request. Without a layer it has no exchange.
    pub(super) fn of<'r>(request: &'r Request<'_>) -> &'r Self {
        request.local_cache(Self::default)
    }

    /// Starts the state of a request that the layer has seen.
    pub(super) fn begin(request: &Request<'_>, exchange: Exchange) {
        request.local_cache(|| Self { exchange: Some(exchange), notes: Mutex::default() });
    }

    pub(super) fn exchange(&self) -> Option<&Exchange> {
        self.exchange.as_ref()
    }

    /// Notes the error of the response, for the catcher and the layer.
    pub(super) fn note_error(&self, record: Option<ErrorRecord>) {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner).record = record;
    }

    /// Notes that the layer does not change the body of the response.
    pub(super) fn note_untouched(&self) {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner).untouched = true;
    }

    /// The notes about a response with this status. Without the error if its status is another one: then a guard or route
    /// that Rocket tried earlier noted it.
    pub(super) fn notes_for(&self, status: u16) -> ResponseNotes {
        let mut notes = self.notes.lock().unwrap_or_else(PoisonError::into_inner).clone();
        notes.record = notes.record.filter(|record| record.error().status().as_u16() == status);
        notes
    }
}
