//! A framework error with details: the parameter, what is wrong with it, the cause.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::error::Error;
use core::fmt;

use crate::catalog::{CatalogItem, HasCatalog};
use crate::headers::Headers;
use crate::hostile::printable;
use crate::serve::FrameworkError;
use crate::{ApiError, ErrorSpec};

/// The largest number of bytes from a client that a response repeats.
const ECHO_LIMIT: usize = 128;

/// A framework error with details: why an extractor rejected a request, or why the layer answered for the service.
///
/// ```
/// use api_error::{ApiError, FrameworkError, Rejection};
///
/// let rejection = Rejection::from(FrameworkError::QueryInvalid).with_param("page");
/// assert_eq!(rejection.status().as_u16(), 400);
/// assert_eq!(rejection.param().as_deref(), Some("page"));
/// ```
#[derive(Debug)]
pub struct Rejection {
    kind: FrameworkError,
    message: Option<String>,
    param: Option<String>,
    header: Option<(&'static str, &'static str)>,
    reason: Option<Reason>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

/// The text of a response that the layer replaces.
#[derive(Debug)]
struct Reason(Box<str>);

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Reason {}

impl Rejection {
    /// The framework error.
    #[must_use]
    pub fn kind(&self) -> FrameworkError {
        self.kind
    }

    /// Sets the parameter at fault. Removes control characters, and cuts the text to 128 bytes.
    #[must_use]
    pub fn with_param(mut self, param: &str) -> Self {
        self.param = Some(printable(param, ECHO_LIMIT));
        self
    }

    /// Sets the public text. A response shows at most 256 bytes of it.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// Sets the accepted media type: the header `Accept` of a 415 (RFC 9110 section 15.5.16).
    #[must_use]
    pub fn with_accept(mut self, media_type: &'static str) -> Self {
        self.header = Some(("Accept", media_type));
        self
    }

    /// Sets the methods that the resource serves: the header `Allow` of a 405 (RFC 9110 section 15.5.6).
    #[must_use]
    pub fn with_allow(mut self, methods: &'static str) -> Self {
        self.header = Some(("Allow", methods));
        self
    }

    /// Sets the text that the log shows in place of the public one.
    pub(crate) fn with_reason(mut self, reason: Option<String>) -> Self {
        self.reason = reason.map(|reason| Reason(reason.into()));
        self
    }

    /// Sets the cause. It goes to the log, and no client sees it.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }
}

impl From<FrameworkError> for Rejection {
    fn from(kind: FrameworkError) -> Self {
        Self { kind, message: None, param: None, header: None, reason: None, source: None }
    }
}

impl ApiError for Rejection {
    fn spec(&self) -> &'static ErrorSpec {
        self.kind.spec()
    }

    fn message(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.message.as_deref().unwrap_or(self.spec().message))
    }

    fn param(&self) -> Option<Cow<'_, str>> {
        self.param.as_deref().map(Cow::Borrowed)
    }

    fn headers(&self) -> Headers<'_> {
        Headers::given(self, self.header.iter().map(|(name, value)| (*name, Cow::Borrowed(*value))).collect())
    }

    fn as_error(&self) -> Option<&(dyn Error + '_)> {
        Some(self.reason.as_ref().map_or(self as _, |reason| reason as _))
    }
}

impl HasCatalog for Rejection {
    const CATALOG: &'static [CatalogItem] = FrameworkError::CATALOG;
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl Error for Rejection {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
