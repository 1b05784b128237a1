//! What a service decides once for all its errors.

use alloc::sync::Arc;
use alloc::vec::Vec;

use http::HeaderName;

use crate::serve::request_id::X_REQUEST_ID;
use crate::serve::{FrameworkError, Shape, scope};
use crate::{Catalog, ErrorSpec};

/// One shape, one request id and one log event for every error that leaves a service.
///
/// A `tower` layer (feature `tower`). Outside of it belong CORS and compression, inside of it timeouts, load shedding, body
/// limits and the routes; it catches panics itself. The defaults are safe: the flat shape, a new request id for each
/// request whatever the client sends.
///
/// ```
/// use api_error::{ErrorLayer, Shape};
///
/// let layer = ErrorLayer::new().shape(Shape::Nested).trust_request_id(true);
/// # let _ = layer;
/// ```
///
/// It does not see what the server answers before any service is called: malformed HTTP (400) and header fields that are
/// too large (431).
#[derive(Clone, Debug)]
#[must_use = "a layer does nothing until it is added to a service"]
pub struct ErrorLayer(Arc<Settings>);

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

impl ErrorLayer {
    /// The flat shape, generated request ids in `x-request-id`, panics caught.
    pub fn new() -> Self {
        scope::announce_layer();
        Self(Arc::new(Settings {
            shape: Shape::Flat,
            negotiate: false,
            trust_request_id: false,
            header: X_REQUEST_ID,
            catch_panics: true,
            errors: Vec::new(),
            catalog: None,
        }))
    }

    fn with(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(Arc::make_mut(&mut self.0));
        self
    }

    /// Sets the shape of all bodies.
    pub fn shape(self, shape: Shape) -> Self {
        self.with(|settings| settings.shape = shape)
    }

    /// Answers with a problem document where `Accept` names `application/problem+json` no worse than `application/json`,
    /// and says `Vary: accept` (RFC 9110 section 12.5.5). Everybody else gets the configured shape.
    pub fn negotiate_problem(self, negotiate: bool) -> Self {
        self.with(|settings| settings.negotiate = negotiate)
    }

    /// Takes over the request id that comes in, if it is legal. Only behind a hop that sets or removes the header:
    /// whoever sends the id chooses what the log says.
    pub fn trust_request_id(self, trust: bool) -> Self {
        self.with(|settings| settings.trust_request_id = trust)
    }

    /// Sets the header that carries the request id, `x-request-id` by default.
    pub fn request_id_header(self, name: HeaderName) -> Self {
        self.with(|settings| settings.header = name)
    }

    /// Sets whether a panic becomes an answer with status 500 (the default) or goes on to the server, which closes the
    /// connection.
    pub fn catch_panics(self, catch: bool) -> Self {
        self.with(|settings| settings.catch_panics = catch)
    }

    /// Replaces status, code, type, sentence and `doc_url` of one of the errors that the framework makes.
    ///
    /// ```
    /// use api_error::{ErrorLayer, ErrorSpec, ErrorStatus, FrameworkError};
    ///
    /// static NO_ROUTE: ErrorSpec = ErrorSpec::new(ErrorStatus::NOT_FOUND, "no_such_url")
    ///     .with_doc_url("https://docs.example.com/errors/no_such_url");
    ///
    /// let layer = ErrorLayer::new().with_error(FrameworkError::RouteNotFound, &NO_ROUTE);
    /// # let _ = layer;
    /// ```
    pub fn with_error(self, error: FrameworkError, spec: &'static ErrorSpec) -> Self {
        self.with(|settings| {
            settings.errors.retain(|(known, _)| *known != error);
            settings.errors.push((error, spec));
        })
    }

    /// Sets the catalog that bounds the labels of the `metrics` counter: a code that is not in it counts as `_OTHER`.
    ///
    /// ```
    /// use api_error::{ErrorLayer, FrameworkError, catalog};
    ///
    /// catalog! { static ERRORS = [FrameworkError]; }
    ///
    /// let layer = ErrorLayer::new().catalog(&ERRORS);
    /// # let _ = layer;
    /// ```
    pub fn catalog(self, catalog: &'static Catalog) -> Self {
        self.with(|settings| settings.catalog = Some(catalog))
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0
    }
}

impl Default for ErrorLayer {
    fn default() -> Self {
        Self::new()
    }
}
