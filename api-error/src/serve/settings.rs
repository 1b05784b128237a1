//! What an [`ErrorLayer`](crate::ErrorLayer) is configured with.

use alloc::vec::Vec;

use http::HeaderName;

use crate::serve::FrameworkError;
use crate::{ApiError, Catalog, ErrorSpec, Shape};

#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) shape: Shape,
    pub(crate) negotiate: bool,
    pub(crate) trust_request_id: bool,
    pub(crate) header: HeaderName,
    pub(crate) catch_panics: bool,
    pub(crate) errors: Vec<(FrameworkError, &'static ErrorSpec)>,
    pub(crate) catalog: Option<&'static Catalog>,
}

impl Settings {
    /// The spec that the service has put in the place of a framework error.
    pub(crate) fn replacement(&self, error: &dyn ApiError) -> Option<&'static ErrorSpec> {
        self.errors.iter().find(|(known, _)| core::ptr::eq(known.spec(), error.spec())).map(|(_, spec)| *spec)
    }
}
