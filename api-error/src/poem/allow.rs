//! The header `Allow` for the 405 of a route.

use poem::error::MethodNotAllowedError;
use poem::{Endpoint, Middleware, Request, Result};

use crate::serve::{FrameworkError, Rejection};

/// Adds `Allow` to the 405 of a route, which RFC 9110 section 15.5.6 requires. poem does not tell the methods of a route, so
/// name them here.
///
/// ```
/// use api_error::poem::Allow;
/// use poem::{EndpointExt, Route, endpoint::make_sync, get};
///
/// let app = Route::new().at("/", get(make_sync(|_| "home")).with(Allow::new("GET, HEAD")));
/// # let _ = app;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allow(&'static str);

impl Allow {
    /// Takes the methods, separated by commas. A route that serves GET serves HEAD too.
    #[must_use]
    pub const fn new(methods: &'static str) -> Self {
        Self(methods)
    }
}

impl<E: Endpoint> Middleware<E> for Allow {
    type Output = AllowEndpoint<E>;

    fn transform(&self, inner: E) -> AllowEndpoint<E> {
        AllowEndpoint { allow: *self, inner }
    }
}

/// The endpoint that [`Allow`] makes.
#[derive(Debug)]
pub struct AllowEndpoint<E> {
    allow: Allow,
    inner: E,
}

impl<E: Endpoint> Endpoint for AllowEndpoint<E> {
    type Output = E::Output;

    async fn call(&self, request: Request) -> Result<E::Output> {
        self.inner.call(request).await.map_err(|error| {
            if !error.is::<MethodNotAllowedError>() {
                return error;
            }
            Rejection::from(FrameworkError::MethodNotAllowed).with_allow(self.allow.0).into()
        })
    }
}
