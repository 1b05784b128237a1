//! The types of fields that `status_from` can name.

use alloc::boxed::Box;
use core::num::NonZero;

use crate::ErrorStatus;

/// A type of fields that `status_from` can name. Nothing if the value is not the status of an error: 400 to 599.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an HTTP status",
    label = "`status_from` cannot use this type",
    note = "`status_from` takes a `u16`, an `ErrorStatus`, a `StatusCode` of the `http` crate if the feature `http` is on, or an `Option` of one of them"
)]
pub trait StatusFrom {
    /// The status.
    fn status_from(&self) -> Option<ErrorStatus>;
}

impl StatusFrom for ErrorStatus {
    fn status_from(&self) -> Option<ErrorStatus> {
        Some(*self)
    }
}

impl StatusFrom for u16 {
    fn status_from(&self) -> Option<ErrorStatus> {
        ErrorStatus::new(*self)
    }
}

impl StatusFrom for NonZero<u16> {
    fn status_from(&self) -> Option<ErrorStatus> {
        ErrorStatus::new(self.get())
    }
}

#[cfg(feature = "http")]
impl StatusFrom for http::StatusCode {
    fn status_from(&self) -> Option<ErrorStatus> {
        ErrorStatus::new(self.as_u16())
    }
}

impl<T: StatusFrom> StatusFrom for Option<T> {
    fn status_from(&self) -> Option<ErrorStatus> {
        self.as_ref().and_then(StatusFrom::status_from)
    }
}

impl<T: StatusFrom + ?Sized> StatusFrom for &T {
    fn status_from(&self) -> Option<ErrorStatus> {
        (**self).status_from()
    }
}

impl<T: StatusFrom + ?Sized> StatusFrom for Box<T> {
    fn status_from(&self) -> Option<ErrorStatus> {
        (**self).status_from()
    }
}
