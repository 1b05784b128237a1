//! What an [`ErrorLayer`](crate::ErrorLayer) is configured with.

use alloc::vec::Vec;

use http::HeaderName;

use crate::serve::FrameworkError;
use crate::serve::doc_url::DocUrl;
use crate::{ApiError, Catalog, ErrorSpec, Shape};

#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) shape: Shape,
    pub(crate) negotiate: bool,
    pub(crate) trust_request_id: bool,
    pub(crate) header: HeaderName,
    pub(crate) catch_panics: bool,
    pub(crate) errors: Vec<(FrameworkError, &'static ErrorSpec)>,
    pub(crate) doc_url: Option<DocUrl>,
    pub(crate) catalog: Option<&'static Catalog>,
}

impl Settings {
    /// The spec that the service has put in the place of a framework error.
    pub(crate) fn replacement(&self, error: &dyn ApiError) -> Option<&'static ErrorSpec> {
        self.errors.iter().find(|(known, _)| core::ptr::eq(known.spec(), error.spec())).map(|(_, spec)| *spec)
    }

    /// The address of the documentation of an error that this crate made. If the service has the same code, it is the
    /// address in the service's spec.
    pub(crate) fn doc_url(&self, error: &dyn ApiError) -> Option<&'static str> {
        let spec = error.spec();
        if !spec.built_in || error.doc_url().is_some() {
            return None;
        }
        let same =
            |own: &&'static ErrorSpec| !own.built_in && own.status == spec.status && own.error_type == spec.error_type;
        match self.catalog.and_then(|catalog| catalog.get(spec.code)).filter(same) {
            Some(own) => own.doc_url,
            None => self.doc_url.map(|template| template.of(spec)),
        }
    }
}
