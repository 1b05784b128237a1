//! Whether a type is an [`Error`], found by the methods that it has.

use core::error::Error;

use crate::ApiError;
use crate::view::View;

/// Finds out whether a type is an [`Error`]: the inherent method exists only then, and wins over [`NotError`].
#[derive(Debug)]
pub struct Probe<'a, T: ?Sized>(pub &'a T);

impl<'a, T: Error> Probe<'a, T> {
    /// The error.
    #[must_use]
    pub fn as_error(&self) -> Option<&'a (dyn Error + 'a)> {
        Some(self.0)
    }
}

/// The other answer of [`Probe`].
pub trait NotError<'a> {
    /// The error behind a transparent variant, if there is one.
    fn as_error(&self) -> Option<&'a (dyn Error + 'a)>;
}

impl<'a, T: ApiError + ?Sized> NotError<'a> for Probe<'a, T> {
    fn as_error(&self) -> Option<&'a (dyn Error + 'a)> {
        match self.0.__view() {
            View::Forward(inner) => inner.as_error(),
            View::Own(_) | View::Manual => None,
        }
    }
}
