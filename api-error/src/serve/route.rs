//! The template of the matched route, if the framework reports it.

use alloc::string::String;

use http::Extensions;

/// A route such as `/users/{id}`; never a path that a client chose.
#[derive(Clone, Debug, Default)]
pub(crate) struct Route {
    #[cfg(feature = "axum")]
    axum: Option<axum::extract::MatchedPath>,
    /// The template that an adapter of another framework found.
    pub(crate) found: Option<String>,
}

impl Route {
    /// Reads the route that axum puts into a request.
    #[cfg_attr(not(feature = "axum"), expect(unused_variables, reason = "only axum puts a route into the request"))]
    pub(crate) fn of(extensions: &Extensions) -> Self {
        Self {
            #[cfg(feature = "axum")]
            axum: extensions.get().cloned(),
            found: None,
        }
    }

    pub(crate) fn template(&self) -> Option<&str> {
        #[cfg(feature = "axum")]
        if let Some(axum) = &self.axum {
            return Some(axum.as_str());
        }
        self.found.as_deref()
    }
}
