//! A framework error whose spec the service has replaced.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::error::Error;

use crate::envelope::{Details, FieldError};
use crate::{ApiError, ErrorSpec};

/// An error with another spec. Its facts about the request stay: parameter, details, errors, and a message of its own.
#[derive(Debug)]
pub(crate) struct Replaced<'a> {
    pub(crate) error: &'a (dyn ApiError + Send + Sync),
    pub(crate) spec: &'static ErrorSpec,
}

impl ApiError for Replaced<'_> {
    fn spec(&self) -> &'static ErrorSpec {
        self.spec
    }

    fn message(&self) -> Cow<'_, str> {
        let message = self.error.message();
        if message == self.error.spec().message { Cow::Borrowed(self.spec.message) } else { message }
    }

    fn param(&self) -> Option<Cow<'_, str>> {
        self.error.param()
    }

    fn details(&self) -> Option<Details> {
        self.error.details()
    }

    fn errors(&self) -> Vec<FieldError<'_>> {
        self.error.errors()
    }

    fn as_error(&self) -> Option<&(dyn Error + '_)> {
        self.error.as_error()
    }
}
