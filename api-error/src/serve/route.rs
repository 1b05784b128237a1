//! The template of the matched route, where the framework tells it.

use http::Extensions;

/// A route such as `/users/{id}`; never a path that a client chose.
#[derive(Clone, Debug, Default)]
pub(crate) struct Route {
    #[cfg(feature = "axum")]
    axum: Option<axum::extract::MatchedPath>,
}

impl Route {
    #[cfg_attr(not(feature = "axum"), expect(unused_variables, reason = "no enabled framework leaves a route here"))]
    pub(crate) fn of(extensions: &Extensions) -> Self {
        Self {
            #[cfg(feature = "axum")]
            axum: extensions.get().cloned(),
        }
    }

    #[cfg_attr(not(feature = "axum"), expect(clippy::unused_self, reason = "no enabled framework leaves a route here"))]
    pub(crate) fn template(&self) -> Option<&str> {
        #[cfg(feature = "axum")]
        return self.axum.as_ref().map(axum::extract::MatchedPath::as_str);
        #[cfg(not(feature = "axum"))]
        None
    }
}
