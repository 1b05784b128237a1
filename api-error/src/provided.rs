//! Methods that expansions share instead of writing them out.

use core::fmt::{self, Display, Write};
use core::time::Duration;

use crate::envelope::Details;
use crate::view::{self, OuterView, View};
use crate::{ApiError, ErrorStatus};

// These take the error instead of its view: a call of `ApiError::__view` in an expansion would report a missing `Debug` a
// second time.

/// [`ApiError::status`] of an item with `status_from`: the status of the field, or else that of the spec or the inner error.
#[must_use]
pub fn status<E: ApiError + ?Sized>(error: &E, sent: Option<ErrorStatus>) -> ErrorStatus {
    sent.unwrap_or_else(|| view::ask(error, |inner| inner.status(), |spec| spec.status))
}

/// [`ApiError::retry_after`] of a variant whose `retry_after` is not a field.
#[must_use]
pub fn retry_after<E: ApiError + ?Sized>(error: &E) -> Option<Duration> {
    match error.__view() {
        View::Forward(inner) | View::Outer(OuterView { inner, .. }) => inner.retry_after(),
        View::Own(own) => own.spec.retry_after,
        View::Manual => None,
    }
}

/// [`ApiError::details`] of a variant without `detail` fields.
#[must_use]
pub fn details<E: ApiError + ?Sized>(error: &E) -> Option<Details> {
    match error.__view() {
        View::Forward(inner) | View::Outer(OuterView { inner, .. }) => inner.details(),
        View::Own(_) | View::Manual => None,
    }
}

/// Writes the message of `message(display)`.
pub fn display(error: &dyn Display, out: &mut dyn Write) -> fmt::Result {
    write!(out, "{error}")
}
