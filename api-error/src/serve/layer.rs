//! The settings of a service for all its errors.

use alloc::sync::Arc;
use alloc::vec::Vec;

use http::HeaderName;

use crate::serve::FrameworkError;
use crate::serve::doc_url::DocUrl;
use crate::serve::log::nearest_layer;
use crate::serve::request_id::X_REQUEST_ID;
use crate::serve::settings::Settings;
use crate::{Catalog, ErrorSpec, Shape};

/// Gives every error of a service one shape and a request id, and logs each error once.
///
/// It is a `tower` layer (feature `tower`), and the equivalent of other frameworks with their features. Put CORS and
/// compression outside of it, and timeouts, load shedding, body limits and the routes inside. It catches panics itself.
/// The defaults are safe: the flat shape, and a new request id for each request, whatever the client sends.
///
/// ```
/// use api_error::{ErrorLayer, Shape};
///
/// let layer = ErrorLayer::new().shape(&Shape::NESTED).trust_request_id(true);
/// # let _ = layer;
/// ```
///
/// It does not see the errors that the server answers before it calls a service: malformed HTTP (400) and header fields
/// that are too large (431).
#[derive(Clone, Debug)]
#[must_use = "a layer does nothing until it is added to a service"]
pub struct ErrorLayer(Arc<Settings>);

impl ErrorLayer {
    /// A layer with the defaults: the flat shape, generated request ids in `x-request-id`, panics caught.
    pub fn new() -> Self {
        nearest_layer::announce();
        Self(Arc::new(Settings {
            shape: Shape::FLAT,
            negotiate: false,
            trust_request_id: false,
            header: X_REQUEST_ID,
            catch_panics: true,
            errors: Vec::new(),
            doc_url: None,
            catalog: None,
        }))
    }

    fn with(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(Arc::make_mut(&mut self.0));
        self
    }

    /// Sets the shape of all bodies: one of the constants of [`Shape`], or one that [`shape!`](crate::shape) declares.
    /// Default: [`Shape::FLAT`].
    ///
    /// ```
    /// use api_error::{ErrorLayer, shape};
    ///
    /// shape! { static BODY = { "errcode": code, "error": message, ..details }; }
    ///
    /// let layer = ErrorLayer::new().shape(&BODY);
    /// # let _ = layer;
    /// ```
    pub fn shape(self, shape: &Shape) -> Self {
        self.with(|settings| settings.shape = *shape)
    }

    /// Sets whether clients can ask for a problem document. Default: no.
    ///
    /// A client gets one if its `Accept` lists `application/problem+json`, with at least the weight that it gives to
    /// `application/json`. All other clients get the configured shape. Every error response then has `Vary: accept`
    /// (RFC 9110 section 12.5.5).
    pub fn negotiate_problem(self, negotiate: bool) -> Self {
        self.with(|settings| settings.negotiate = negotiate)
    }

    /// Sets whether the layer reuses a valid incoming request id. Default: no.
    ///
    /// Turn this on only behind a proxy that sets or removes the header: otherwise clients choose the ids in your log.
    pub fn trust_request_id(self, trust: bool) -> Self {
        self.with(|settings| settings.trust_request_id = trust)
    }

    /// Sets the header of the request id. Default: `x-request-id`.
    pub fn request_id_header(self, name: HeaderName) -> Self {
        self.with(|settings| settings.header = name)
    }

    /// Sets whether a panic becomes a response with status 500. Default: yes. Otherwise the panic goes on to the server,
    /// which closes the connection.
    pub fn catch_panics(self, catch: bool) -> Self {
        self.with(|settings| settings.catch_panics = catch)
    }

    /// Replaces the status, code, type, message and `doc_url` of one framework error.
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

    /// Sets the address of the documentation of the codes that this crate makes: those of [`FrameworkError`] and of
    /// [`ValidationErrors`](crate::ValidationErrors). `{code}`, `{type}` and `{status}` are filled in. Default: none.
    ///
    /// The errors of the service keep the address in their attributes, and an error that [`with_error`](Self::with_error)
    /// replaces has the address in its spec. If the service has an error with the same code, status and type, the layer
    /// uses the address of that error, or none if that error has none. It knows the errors of the service from the
    /// [`catalog`](Self::catalog).
    ///
    /// ```
    /// use api_error::ErrorLayer;
    ///
    /// let layer = ErrorLayer::new().doc_url("https://docs.example.com/errors/{code}");
    /// # let _ = layer;
    /// ```
    ///
    /// # Panics
    ///
    /// If the text is not an absolute URL, or has other placeholders.
    ///
    /// ```should_panic
    /// let layer = api_error::ErrorLayer::new().doc_url("https://docs.example.com/{id}");
    /// ```
    #[expect(clippy::panic, reason = "the text is part of the program, and this runs when the program starts")]
    #[track_caller]
    pub fn doc_url(self, template: &'static str) -> Self {
        match DocUrl::parse(template) {
            Ok(doc_url) => self.with(|settings| settings.doc_url = Some(doc_url)),
            Err(fault) => panic!("`doc_url` of the layer, `{}`: {fault}", template.escape_debug()),
        }
    }

    /// Sets the catalog of the service.
    ///
    /// It bounds the labels of the `metrics` counter: a code that is not in it has the label `_OTHER`. And an error that this
    /// crate makes gets the `doc_url` of the service's error with the same code, status and type.
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
