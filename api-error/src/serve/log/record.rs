//! The error that a conversion leaves in its response for the layer.

use alloc::sync::Arc;
use core::error::Error;
use core::fmt;
use core::sync::atomic::{AtomicU8, Ordering};
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::ApiError;
use crate::serve::guard;
use crate::serve::log::event::{Event, Failure, Severity};
use crate::serve::log::logged_error::{Detail, LoggedError};
use crate::serve::log::report::report;
use crate::serve::log::snapshot::Snapshot;
use crate::serve::text::for_log;

/// The error behind a response. It is in the extensions of the response if the process has an
/// [`ErrorLayer`](crate::ErrorLayer).
///
/// Middleware can read it there. A tower service can also use it as its error: if the service fails with a record, the
/// layer answers with the error in it.
///
/// ```
/// use api_error::{ApiError, ErrorRecord, FrameworkError};
///
/// let record = ErrorRecord::new(FrameworkError::Overloaded);
/// assert_eq!(record.error().code(), "overloaded");
/// ```
#[derive(Clone)]
pub struct ErrorRecord(Arc<Shared<dyn ApiError + Send + Sync>>);

struct Shared<E: ApiError + ?Sized> {
    duty: AtomicU8,
    error: E,
}

/// Whose duty it is to log an error: the values of [`Shared::duty`].
mod duty {
    /// That of the layer around the code that made the record. If it never sees the record, a handler or a middleware has
    /// dealt with the error, and no client knows of it.
    pub(super) const OF_THE_LAYER: u8 = 0;
    /// That of the layer which sees the response; if there is none, that of the record.
    pub(super) const OF_THE_RECORD: u8 = 1;
    /// It is done.
    pub(super) const DONE: u8 = 2;
}

impl ErrorRecord {
    /// Makes a record of an error.
    #[must_use]
    pub fn new(error: impl ApiError + Send + Sync + 'static) -> Self {
        Self(Arc::new(Shared { duty: AtomicU8::new(duty::OF_THE_LAYER), error }))
    }

    /// The error.
    #[must_use]
    pub fn error(&self) -> &(dyn ApiError + Send + Sync) {
        &self.0.error
    }

    /// Marks the error as logged. True if it was not marked before: then the caller logs it.
    pub(crate) fn mark_logged(&self) -> bool {
        self.0.duty.swap(duty::DONE, Ordering::Relaxed) != duty::DONE
    }

    /// Logs the error, unless that has been done.
    pub(crate) fn log_now(&self) {
        if self.mark_logged() {
            log_without_request(self.error());
        }
    }

    /// Makes sure that the error is logged if no layer sees its response.
    pub(crate) fn log_at_the_latest_when_dropped(&self) {
        let (layer, record) = (duty::OF_THE_LAYER, duty::OF_THE_RECORD);
        let _ = self.0.duty.compare_exchange(layer, record, Ordering::Relaxed, Ordering::Relaxed);
    }
}

impl<E: ApiError + ?Sized> Drop for Shared<E> {
    fn drop(&mut self) {
        if *self.duty.get_mut() == duty::OF_THE_RECORD {
            // A panic in a drop could end the process.
            guard::quietly(|| log_without_request(&&self.error));
        }
    }
}

/// Logs an error that no layer has seen. Without a layer nothing catches panics, so a text that panics is left out.
pub(crate) fn log_without_request(error: &dyn ApiError) {
    let severity = Severity::of(error.status().into());
    if severity.detail() == Detail::Nothing && !cfg!(feature = "metrics") {
        return;
    }
    let logged = catch_unwind(AssertUnwindSafe(|| LoggedError::of(error, severity.detail())));
    let logged = logged.unwrap_or_else(|payload| {
        let mut logged = LoggedError::of(error, Detail::Nothing);
        logged.reason = Some(for_log(guard::text_of_panic(payload)));
        logged
    });
    let status = error.status().into();
    let event = Event { failure: Failure::Request, severity, status, error: Some(logged), reason: None, request: None };
    report(&event, None);
}

/// Shows the code alone: the fields of the error may hold secrets, and frameworks write this to their logs.
impl fmt::Debug for ErrorRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ErrorRecord").field(&self.error().code()).finish()
    }
}

impl fmt::Display for ErrorRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.error().message())
    }
}

impl Error for ErrorRecord {
    /// The cause of the error in the record.
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error().as_error()?.source()
    }
}

/// Makes a record of an error. The inherent method exists for errors that threads can share, and has precedence over the
/// method of [`Snapshotted`].
#[derive(Debug)]
pub struct Share<E>(pub E);

impl<E: ApiError + Send + Sync + 'static> Share<E> {
    /// Keeps the error itself.
    #[must_use]
    pub fn record(self) -> ErrorRecord {
        ErrorRecord::new(self.0)
    }
}

/// Makes a record of an error that threads cannot share; see [`Share`].
pub trait Snapshotted {
    /// Keeps a copy of what the error says.
    fn record(self) -> ErrorRecord;
}

impl<E: ApiError> Snapshotted for Share<E> {
    fn record(self) -> ErrorRecord {
        snapshot(self.0)
    }
}

/// Makes a record of an error that threads cannot share: it borrows, or is not `Send + Sync`.
pub fn snapshot<E: ApiError>(error: E) -> ErrorRecord {
    ErrorRecord::new(Snapshot::of(&error))
}
