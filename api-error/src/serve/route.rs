//! The template of the matched route, where the framework tells it.

use alloc::string::String;

use http::Extensions;

/// A route such as `/users/{id}`; never a path that a client chose.
#[derive(Clone, Debug, Default)]
pub(crate) struct Route {
    #[cfg(feature = "axum")]
    axum: Option<axum::extract::MatchedPath>,
    given: Option<String>,
}

impl Route {
    #[cfg_attr(not(feature = "axum"), expect(unused_variables, reason = "only axum leaves a route in the request"))]
    pub(crate) fn of(extensions: &Extensions) -> Self {
        Self {
            #[cfg(feature = "axum")]
            axum: extensions.get().cloned(),
            given: None,
        }
    }

    #[cfg(any(feature = "actix-web", feature = "poem", feature = "rocket", feature = "salvo"))]
    pub(crate) fn set(&mut self, template: Option<String>) {
        self.given = template;
    }

    pub(crate) fn template(&self) -> Option<&str> {
        #[cfg(feature = "axum")]
        if let Some(axum) = &self.axum {
            return Some(axum.as_str());
        }
        self.given.as_deref()
    }
}
