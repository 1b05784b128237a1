//! A framework error that knows more: which parameter, what is wrong with it, what caused it.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::error::Error;
use core::fmt;

use crate::catalog::{CatalogItem, HasCatalog};
use crate::headers::Headers;
use crate::serve::{FrameworkError, text};
use crate::{ApiError, ErrorSpec};

/// The most of what a client sent that an answer repeats.
const ECHO_LIMIT: usize = 128;

/// Why an extractor refused a request, or the layer answered instead of the service.
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
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl Rejection {
    /// Which of the fixed errors this is.
    #[must_use]
    pub fn kind(&self) -> FrameworkError {
        self.kind
    }

    /// Sets the parameter at fault; control characters go, and what is over 128 bytes is cut off.
    #[must_use]
    pub fn with_param(mut self, param: &str) -> Self {
        self.param = Some(text::printable(param, ECHO_LIMIT));
        self
    }

    /// Sets the public text. Put nothing into it that a client sent, unless it is cut to a length.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// Sets the media type that would have been accepted: the header `Accept` of a 415 (RFC 9110 section 15.5.16).
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

    /// Sets what the log shows and no client sees.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }
}

impl From<FrameworkError> for Rejection {
    fn from(kind: FrameworkError) -> Self {
        Self { kind, message: None, param: None, header: None, source: None }
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
        Headers::given(self.header.iter().map(|(name, value)| (*name, Cow::Borrowed(*value))).collect())
    }

    fn as_error(&self) -> Option<&(dyn Error + '_)> {
        Some(self)
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
