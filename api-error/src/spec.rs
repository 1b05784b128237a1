//! The static facts of a variant.

use core::time::Duration;

use serde_core::ser::{Serialize, SerializeMap, Serializer};

use crate::hash::hash;
use crate::{ErrorStatus, ErrorType};

/// The static facts of an error, as const data: everything that its attributes say.
///
/// The derive checks the specs that it writes. A spec that is written by hand is not checked: its code, URL and headers are
/// sent as they are, and its message is not a template. A type that implements [`ApiError`](crate::ApiError) by hand starts
/// with [`ErrorSpec::new`]:
///
/// ```
/// use api_error::{ErrorSpec, ErrorStatus};
///
/// static GONE: ErrorSpec = ErrorSpec::new(ErrorStatus::GONE, "invoice_expired")
///     .with_message("The invoice has expired.")
///     .with_doc_url("https://docs.example.com/errors/invoice_expired");
///
/// assert_eq!(GONE.error_type.as_str(), "validation_error");
/// assert!(!GONE.retryable);
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct ErrorSpec {
    /// The HTTP status.
    pub status: ErrorStatus,
    /// The type: one of five classes, or one that the API declares.
    pub error_type: ErrorType,
    /// The stable identifier.
    pub code: &'static str,
    /// The public text. It has placeholders in braces if it is a template, and is empty if it is the `Display` output.
    pub message: &'static str,
    /// The request parameter at fault. It may be a template.
    pub param: Option<&'static str>,
    /// The address of the error's documentation.
    pub doc_url: Option<&'static str>,
    /// Whether the same request may succeed later.
    pub retryable: bool,
    /// How long to wait before a retry, if it is the same for every value.
    pub retry_after: Option<Duration>,
    /// The declared response headers: names and values. A value may be a template.
    pub headers: &'static [(&'static str, &'static str)],
    /// The enum and the variant, as in `PaymentError::CardDeclined`, or the struct. Empty for a spec that is written by hand.
    pub variant: &'static str,
    /// The doc comment of the variant.
    pub docs: &'static str,
    /// Whether a 5xx message may contain run-time text.
    pub expose: bool,
    /// Whether several variants emit this code on purpose.
    pub shared: bool,
    /// Whether the error is not yet part of the guarded contract.
    pub unstable: bool,
    /// The life cycle of the code and its former names.
    pub history: History,
    /// Whether it is a spec of this crate. A service can have the same code, and then has its own spec for it.
    pub(crate) built_in: bool,
    pub(crate) dynamic: Dynamic,
    /// The whole body without a request id, with a mark for each placeholder of message and param. Empty if it is not
    /// known at compile time.
    pub(crate) body: &'static str,
    pub(crate) hash: u64,
}

/// The spec of a type that has none: one that does not compile, or one by hand with neither a spec nor an inner error.
pub(crate) static STUB: ErrorSpec = ErrorSpec::new(ErrorStatus::INTERNAL_SERVER_ERROR, "internal_error");

/// The life cycle of a code and its former names.
///
/// ```
/// use api_error::History;
///
/// const HISTORY: History = {
///     let mut history = History::NONE;
///     history.since = Some("1.2.0");
///     history
/// };
/// assert_eq!(HISTORY.sunset, None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct History {
    /// The version that introduced the code.
    pub since: Option<&'static str>,
    /// The note of `#[deprecated]`, if the variant has that attribute. Empty if the attribute has no note.
    pub deprecated: Option<&'static str>,
    /// The day, as `YYYY-MM-DD`, from which the code may be removed.
    pub sunset: Option<&'static str>,
    /// The code that replaces this one.
    pub replaced_by: Option<&'static str>,
    /// Former codes of this error.
    pub aliases: &'static [&'static str],
    /// Why a type that does not fit the status is accepted.
    pub unchecked: Option<&'static str>,
}

impl History {
    /// A history without any facts.
    pub const NONE: Self =
        Self { since: None, deprecated: None, sunset: None, replaced_by: None, aliases: &[], unchecked: None };
}

/// Which facts depend on values at run time, and what renders them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dynamic(pub(crate) u32);

impl Dynamic {
    pub(crate) const NONE: Self = Self(0);
    /// The message is a template over the fields.
    pub(crate) const MESSAGE: u32 = 1;
    /// The message is the `Display` output.
    pub(crate) const DISPLAY: u32 = 2;
    /// The param is a template over the fields.
    pub(crate) const PARAM: u32 = 4;
    /// The templates have format specs: the expansion renders them, not this crate.
    pub(crate) const FORMATTED: u32 = 8;
    /// The message is written in the attribute: it is not the default sentence of the status.
    #[cfg(feature = "__registry")]
    pub(crate) const WRITTEN: u32 = 16;
    /// The time to wait comes from a field.
    #[cfg(feature = "__registry")]
    pub(crate) const WAITS: u32 = 32;
    /// The values of the headers are templates: the derive wrote the spec.
    pub(crate) const TEMPLATES: u32 = 64;

    pub(crate) const fn has(self, bits: u32) -> bool {
        self.0 & bits != 0
    }

    const fn without(self, bits: u32) -> Self {
        Self(self.0 & !bits)
    }
}

impl ErrorSpec {
    /// A spec with the defaults of its status: type, retry advice and public sentence.
    #[must_use]
    pub const fn new(status: ErrorStatus, code: &'static str) -> Self {
        Self {
            status,
            error_type: status.default_type(),
            code,
            message: status.sentence(),
            param: None,
            doc_url: None,
            retryable: status.is_retryable(),
            retry_after: None,
            headers: &[],
            variant: "",
            docs: "",
            expose: false,
            shared: false,
            unstable: false,
            history: History::NONE,
            built_in: false,
            dynamic: Dynamic::NONE,
            body: "",
            hash: hash(code),
        }
    }

    /// Sets the type.
    #[must_use]
    pub const fn with_type(mut self, error_type: ErrorType) -> Self {
        self.error_type = error_type;
        self
    }

    /// Sets the public text. It is sent as it is.
    #[must_use]
    pub const fn with_message(mut self, message: &'static str) -> Self {
        self.dynamic = self.dynamic.without(Dynamic::MESSAGE | Dynamic::DISPLAY);
        self.message = message;
        self
    }

    /// Sets the request parameter at fault. It is sent as it is.
    #[must_use]
    pub const fn with_param(mut self, param: &'static str) -> Self {
        self.dynamic = self.dynamic.without(Dynamic::PARAM);
        self.param = Some(param);
        self
    }

    /// Sets the address of the documentation.
    #[must_use]
    pub const fn with_doc_url(mut self, doc_url: &'static str) -> Self {
        self.doc_url = Some(doc_url);
        self
    }

    /// Sets whether the same request may succeed later.
    #[must_use]
    pub const fn with_retryable(mut self, retryable: bool) -> Self {
        self.retryable = retryable;
        self
    }

    /// Sets how long to wait before a retry.
    #[must_use]
    pub const fn with_retry_after(mut self, retry_after: Duration) -> Self {
        self.retry_after = Some(retry_after);
        self
    }

    /// Sets the declared headers: names and values. They are sent as they are.
    #[must_use]
    pub const fn with_headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.dynamic = self.dynamic.without(Dynamic::TEMPLATES);
        self.headers = headers;
        self
    }

    /// Sets the declared headers of a derived type: names and templates.
    #[doc(hidden)]
    #[must_use]
    pub const fn __with_templates(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.dynamic = Dynamic(self.dynamic.0 | Dynamic::TEMPLATES);
        self.headers = headers;
        self
    }

    /// Makes it a spec of this crate, with the name of its variant.
    pub(crate) const fn built_in(self, variant: &'static str) -> Self {
        Self { variant, built_in: true, ..self }
    }

    /// Sets the documentation.
    #[must_use]
    pub const fn with_docs(mut self, docs: &'static str) -> Self {
        self.docs = docs;
        self
    }

    /// Sets the life cycle and the former names.
    #[must_use]
    pub const fn with_history(mut self, history: History) -> Self {
        self.history = history;
        self
    }

    /// The message of a value whose fields are not known.
    pub(crate) const fn fixed_message(&self) -> &'static str {
        if self.has_fixed_message() { self.message } else { self.status.sentence() }
    }

    /// The param of a value whose fields are not known.
    pub(crate) const fn fixed_param(&self) -> Option<&'static str> {
        if self.dynamic.has(Dynamic::PARAM) { None } else { self.param }
    }

    /// Whether the message is the same for every value.
    #[must_use]
    pub const fn has_fixed_message(&self) -> bool {
        !self.dynamic.has(Dynamic::MESSAGE | Dynamic::DISPLAY)
    }
}

/// The entry of a catalog. Members without a value are left out.
impl Serialize for ErrorSpec {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entry = serializer.serialize_map(None)?;
        entry.serialize_entry("code", self.code)?;
        entry.serialize_entry("status", &self.status.as_u16())?;
        entry.serialize_entry("type", self.error_type.as_str())?;
        let deprecated = self.history.deprecated.map(|note| if note.is_empty() { "deprecated" } else { note });
        for (name, text) in [
            ("message", Some(self.message)),
            ("param", self.param),
            ("doc_url", self.doc_url),
            ("description", Some(self.docs)),
            ("since", self.history.since),
            ("deprecated", deprecated),
            ("sunset", self.history.sunset),
            ("replaced_by", self.history.replaced_by),
            ("unchecked", self.history.unchecked),
            ("variant", Some(self.variant)),
        ] {
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                entry.serialize_entry(name, text)?;
            }
        }
        if !self.history.aliases.is_empty() {
            entry.serialize_entry("aliases", self.history.aliases)?;
        }
        entry.serialize_entry("retryable", &self.retryable)?;
        if let Some(wait) = self.retry_after {
            entry.serialize_entry("retry_after", &crate::retry::whole_seconds(wait))?;
        }
        if self.unstable {
            entry.serialize_entry("unstable", &true)?;
        }
        entry.end()
    }
}
