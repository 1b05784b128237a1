//! What a conversion leaves in the response for the layer: the error itself.

use alloc::sync::Arc;
use core::error::Error;
use core::fmt;
use core::sync::atomic::{AtomicBool, Ordering};

use crate::ApiError;
use crate::serve::snapshot::Snapshot;

/// The error behind a response, in the response's extensions when a layer exists.
///
/// Middleware reads it there. A tower service whose error type is not the response's own may also fail with it:
/// [`ErrorLayer`](crate::ErrorLayer) answers with the error inside.
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
    /// Takes an error.
    #[must_use]
    pub fn new(error: impl ApiError + Send + Sync + 'static) -> Self {
        Self(Arc::new(Shared { logged: AtomicBool::new(false), error }))
    }

    /// The error.
    #[must_use]
    pub fn error(&self) -> &(dyn ApiError + Send + Sync) {
        &self.0.error
    }

    /// True the first time: whoever asks first writes the log.
    pub(crate) fn take_log(&self) -> bool {
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
    /// The cause of the error inside.
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error().as_error()?.source()
    }
}

/// An error on its way into a record. The inherent method exists for errors that can be shared, and wins over that
/// of [`Snapshotted`].
#[derive(Debug)]
pub struct Share<E>(pub E);

impl<E: ApiError + Send + Sync + 'static> Share<E> {
    /// Keeps the error itself.
    #[must_use]
    pub fn record(self) -> ErrorRecord {
        ErrorRecord::new(self.0)
    }
}

/// The other answer of [`Share`].
pub trait Snapshotted {
    /// Keeps what the error says.
    fn record(self) -> ErrorRecord;
}

impl<E: ApiError> Snapshotted for Share<E> {
    fn record(self) -> ErrorRecord {
        snapshot(self.0)
    }
}

/// The record of an error that cannot be shared: it borrows, or is not `Send + Sync`.
pub fn snapshot<E: ApiError>(error: E) -> ErrorRecord {
    ErrorRecord::new(Snapshot::of(&error))
}
