//! From what went wrong below the layer, a failed service or a panic, to the error that answers.

use alloc::boxed::Box;
use alloc::string::String;
use core::any::Any;
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

/// The text of a panic goes to the log.
pub(super) fn of_panic(payload: &(dyn Any + Send)) -> ErrorRecord {
    let text = match payload.downcast_ref::<&'static str>() {
        Some(text) => String::from(*text),
        None => payload.downcast_ref::<String>().cloned().unwrap_or_else(|| String::from("panic without a message")),
    };
    ErrorRecord::new(Rejection::from(FrameworkError::InternalPanic).with_source(text))
}
