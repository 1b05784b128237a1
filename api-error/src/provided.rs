//! The methods of a derived type that its expansion does not write out.

use core::fmt::{self, Display, Write};
use core::time::Duration;

use crate::ApiError;
use crate::envelope::Details;
use crate::spec::ErrorSpec;
use crate::view::View;

// These take the error and not its view, because a call of `ApiError::__view` in an expansion repeats that `Debug` is
// missing where the impl has said so.

/// [`ApiError::spec`].
#[must_use]
pub fn spec_of<E: ApiError + ?Sized>(error: &E) -> &'static ErrorSpec {
    error.__view().spec()
}

/// [`ApiError::retry_after`] of the variants that name no field.
#[must_use]
pub fn retry_after<E: ApiError + ?Sized>(error: &E) -> Option<Duration> {
    match error.__view() {
        View::Forward(inner) => inner.retry_after(),
        View::Own(own) => own.spec.retry_after,
        View::Manual => None,
    }
}

/// [`ApiError::details`] of the variants that declare none.
#[must_use]
pub fn details<E: ApiError + ?Sized>(error: &E) -> Option<Details> {
    match error.__view() {
        View::Forward(inner) => inner.details(),
        View::Own(_) | View::Manual => None,
    }
}

/// The message of `message(display)`.
pub fn display(error: &dyn Display, out: &mut dyn Write) -> fmt::Result {
    write!(out, "{error}")
}
