//! The static facts of a variant.

use alloc::collections::BTreeMap;
use core::time::Duration;

use serde_core::ser::{Serialize, SerializeMap, Serializer};

pub(crate) use crate::dynamic::Dynamic;
use crate::hash::hash;
use crate::history::History;
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
    /// The public text. It has placeholders in braces if it is a template. If it is the `Display` output, it is the text in
    /// `#[error("..")]` and the like, and empty if that has more than names of fields in braces.
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
    /// Why it may, if the source says so.
    pub expose_reason: Option<&'static str>,
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
            expose_reason: None,
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
        self.dynamic = self.dynamic.without(Dynamic::TYPE_FOLLOWS);
        self.error_type = error_type;
        self
    }

    /// Sets the public text. It is sent as it is.
    #[must_use]
    pub const fn with_message(mut self, message: &'static str) -> Self {
        self.dynamic = self.dynamic.without(Dynamic::MESSAGE | Dynamic::DISPLAY).with(Dynamic::WRITTEN);
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
        self.dynamic = self.dynamic.without(Dynamic::RETRYABLE_FOLLOWS);
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
        self.dynamic = self.dynamic.with(Dynamic::TEMPLATES);
        self.headers = headers;
        self
    }

    /// Sets why a 5xx message of a derived type may contain run-time text.
    #[doc(hidden)]
    #[must_use]
    pub const fn __with_expose_reason(mut self, reason: &'static str) -> Self {
        self.expose_reason = Some(reason);
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
        let follows_status = self.dynamic.has(Dynamic::STATUS) && !self.dynamic.has(Dynamic::WRITTEN);
        !self.dynamic.has(Dynamic::MESSAGE | Dynamic::DISPLAY) && !follows_status
    }

    /// Whether the status is the same for every value. With `status_from`, [`status`](Self::status) is the one that is sent if
    /// the field has none.
    #[must_use]
    pub const fn has_fixed_status(&self) -> bool {
        !self.dynamic.has(Dynamic::STATUS)
    }

    /// What follows the status that is sent, by the names of the catalog; `None` if the status is always the same.
    pub(crate) fn status_from(&self) -> Option<BTreeMap<&'static str, bool>> {
        let facts = [("type_follows", Dynamic::TYPE_FOLLOWS), ("retryable_follows", Dynamic::RETRYABLE_FOLLOWS)];
        let facts = facts.map(|(name, bit)| (name, self.dynamic.has(bit)));
        (!self.has_fixed_status()).then(|| BTreeMap::from(facts))
    }

    /// The type of an error with this status.
    pub(crate) fn type_with(&self, status: impl FnOnce() -> ErrorStatus) -> ErrorType {
        if self.dynamic.has(Dynamic::TYPE_FOLLOWS) { status().default_type() } else { self.error_type }
    }

    /// The retry advice of an error with this status.
    pub(crate) fn retryable_with(&self, status: impl FnOnce() -> ErrorStatus) -> bool {
        if self.dynamic.has(Dynamic::RETRYABLE_FOLLOWS) { status().is_retryable() } else { self.retryable }
    }
}

/// The entry of a catalog. Members without a value are left out.
impl Serialize for ErrorSpec {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entry = serializer.serialize_map(None)?;
        entry.serialize_entry("code", self.code)?;
        entry.serialize_entry("status", &self.status.as_u16())?;
        if let Some(from) = self.status_from() {
            entry.serialize_entry("status_from", &from)?;
        }
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
            ("expose_reason", self.expose_reason),
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
