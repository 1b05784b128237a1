//! From the failure of a service below the layer to the error that answers.

use alloc::boxed::Box;
use core::error::Error;
use core::iter;

use tower::load_shed::error::Overloaded;
use tower::timeout::error::Elapsed;

use crate::serve::{ErrorRecord, FrameworkError, Rejection};

/// What failed services fail with.
pub(super) type BoxError = Box<dyn Error + Send + Sync>;

/// A record is the error inside; `tower`'s timeout and load shedding have codes; the rest is internal.
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
