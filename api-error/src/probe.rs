//! Detects whether a type implements [`Error`], by method resolution.

use core::error::Error;

use crate::ApiError;

/// Detects whether a type implements [`Error`]: the inherent method exists only then, and has precedence over the method of
/// [`NotError`].
#[derive(Debug)]
pub struct Probe<'a, T: ?Sized>(pub &'a T);

impl<'a, T: Error> Probe<'a, T> {
    /// The value as an error.
    #[must_use]
    pub fn __as_error(self) -> Option<&'a (dyn Error + 'a)> {
        Some(self.0)
    }
}

/// The method of a type that does not implement [`Error`]; see [`Probe`].
pub trait NotError<'a> {
    /// The error behind a transparent variant, if there is one.
    fn __as_error(self) -> Option<&'a (dyn Error + 'a)>;
}

impl<'a, T: ApiError + ?Sized> NotError<'a> for Probe<'a, T> {
    fn __as_error(self) -> Option<&'a (dyn Error + 'a)> {
        self.0.__view().inner().and_then(ApiError::as_error)
    }
}
