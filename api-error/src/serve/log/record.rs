//! The error that a conversion leaves in its response for the layer.

use alloc::sync::Arc;
use core::error::Error;
use core::fmt;
use core::sync::atomic::{AtomicBool, Ordering};

use crate::ApiError;
use crate::serve::log::snapshot::Snapshot;

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

struct Shared<E: ?Sized> {
    logged: AtomicBool,
    error: E,
}

impl ErrorRecord {
    /// Makes a record of an error.
    #[must_use]
    pub fn new(error: impl ApiError + Send + Sync + 'static) -> Self {
        Self(Arc::new(Shared { logged: AtomicBool::new(false), error }))
    }

    /// The error.
    #[must_use]
    pub fn error(&self) -> &(dyn ApiError + Send + Sync) {
        &self.0.error
    }

    /// Marks the error as logged. True if it was not marked before: then the caller logs it.
    pub(crate) fn mark_logged(&self) -> bool {
        !self.0.logged.swap(true, Ordering::Relaxed)
    }
}

impl fmt::Debug for ErrorRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ErrorRecord").field(&self.error()).finish()
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
