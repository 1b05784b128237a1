//! Turns the error of an inner service into the error to answer with.

use alloc::boxed::Box;
use core::error::Error;
use core::iter;

use tower::load_shed::error::Overloaded;
use tower::timeout::error::Elapsed;

use crate::serve::{ErrorRecord, FrameworkError, Rejection};

/// The error of an inner service.
pub(super) type BoxError = Box<dyn Error + Send + Sync>;

/// Takes the error out of a record, knows the timeout and the load shedding of `tower`, and calls the rest internal.
pub(super) fn of_failure(failure: BoxError) -> ErrorRecord {
    let failure = match failure.downcast::<ErrorRecord>() {
        Ok(record) => return *record,
        Err(failure) => failure,
    };
    let outermost: &(dyn Error + 'static) = failure.as_ref();
    let mut chain = iter::successors(Some(outermost), |error| (*error).source()).take(16);
    let kind = chain.find_map(|error| {
        if error.is::<Elapsed>() {
            Some(FrameworkError::Timeout)
        } else if error.is::<Overloaded>() {
            Some(FrameworkError::Overloaded)
        } else {
            None
        }
    });
    ErrorRecord::new(Rejection::from(kind.unwrap_or(FrameworkError::Internal)).with_source(failure))
}
