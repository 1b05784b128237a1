//! What the layer keeps in a request: its exchange, and the errors that guards and responders made.
//!
//! A request can have errors that never answer it: that of a guard in an `Option`, of a fairing, of a route that Rocket tried
//! first. So each error has a number, and what answers with an error carries its number.

use alloc::borrow::ToOwned;
use alloc::string::ToString;
use alloc::vec::Vec;
use std::sync::{Mutex, OnceLock, PoisonError};

use rocket::http::Status;
use rocket::{Request, Response};

use crate::serve::{ErrorRecord, Exchange};

/// The header with the number of the error that a response was made of. The layer removes it.
const ERROR_NOTE: &str = "api-error-note";
/// The header of a response whose body the layer does not change. The layer removes it.
const UNTOUCHED_NOTE: &str = "api-error-untouched";

/// The largest number of errors that a status can carry: it has 16 bits.
const LARGEST_NUMBER: u16 = 64;

/// The state of one request.
#[derive(Debug, Default)]
pub(super) struct RequestState {
    exchange: OnceLock<Exchange>,
    errors: Mutex<Vec<ErrorRecord>>,
}

/// What a response carries for the layer. Responses of Rocket have no extensions.
#[derive(Clone, Debug, Default)]
pub(super) struct ResponseNotes {
    /// The error that it was made of.
    pub(super) record: Option<ErrorRecord>,
    /// The layer does not change the body.
    pub(super) untouched: bool,
}

impl RequestState {
    /// The state of a request. Until the layer has seen the request, it has no exchange.
    pub(super) fn of<'r>(request: &'r Request<'_>) -> &'r Self {
        request.local_cache(Self::default)
    }

    /// Begins the exchange. An earlier fairing may have used the state already.
    pub(super) fn begin(&self, exchange: Exchange) {
        let _ = self.exchange.set(exchange);
    }

    pub(super) fn exchange(&self) -> Option<&Exchange> {
        self.exchange.get()
    }

    /// Keeps an error. Returns its number, from 1.
    fn keep(&self, record: ErrorRecord) -> usize {
        let mut errors = self.errors.lock().unwrap_or_else(PoisonError::into_inner);
        errors.push(record);
        errors.len()
    }

    fn kept(&self, number: usize) -> Option<ErrorRecord> {
        let errors = self.errors.lock().unwrap_or_else(PoisonError::into_inner);
        errors.get(number.checked_sub(1)?).cloned()
    }

    /// A status that stands for an error. It is all that Rocket passes from a guard to a catcher, so the number of the error
    /// is in it: `2401` is the second error, with status 401.
    pub(super) fn status_for(&self, record: &ErrorRecord) -> Status {
        let status = record.error().status().as_u16();
        match u16::try_from(self.keep(record.clone())) {
            Ok(number @ ..LARGEST_NUMBER) => Status::new(number * 1000 + status),
            _ => Status::new(status),
        }
    }

    /// The error that a status stands for. Nothing for a status of Rocket or of the service.
    pub(super) fn error_of(&self, status: Status) -> Option<ErrorRecord> {
        self.kept(usize::from(status.code / 1000))
    }

    /// Marks a response as made of an error, if the layer will see it.
    pub(super) fn mark(&self, record: ErrorRecord, response: &mut Response<'_>) {
        if self.exchange().is_some() {
            response.set_raw_header(ERROR_NOTE, self.keep(record).to_string());
        }
    }

    /// Marks a response whose body the layer does not change, if the layer will see it.
    pub(super) fn mark_untouched(&self, response: &mut Response<'_>) {
        if self.exchange().is_some() {
            response.set_raw_header(UNTOUCHED_NOTE, "");
        }
    }

    /// Takes the marks off a response.
    pub(super) fn take_notes(&self, response: &mut Response<'_>) -> ResponseNotes {
        let number = response.headers().get_one(ERROR_NOTE).map(ToOwned::to_owned);
        let notes = ResponseNotes {
            record: number.and_then(|number| self.kept(number.parse().ok()?)),
            untouched: response.headers().contains(UNTOUCHED_NOTE),
        };
        response.remove_header(ERROR_NOTE);
        response.remove_header(UNTOUCHED_NOTE);
        notes
    }
}
