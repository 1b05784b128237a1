//! An owned copy of what an error says, for an error that threads cannot share.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt;
use core::time::Duration;

use crate::envelope::{Details, FieldError};
use crate::headers::Headers;
use crate::serve::log::logged_error::CHAIN_DEPTH;
use crate::serve::text::LOG_LIMIT;
use crate::{ApiError, ErrorSpec, ErrorStatus, ErrorType};

pub(crate) struct Snapshot {
    spec: &'static ErrorSpec,
    status: ErrorStatus,
    error_type: ErrorType,
    code: &'static str,
    doc_url: Option<&'static str>,
    retryable: bool,
    message: String,
    param: Option<String>,
    retry_after: Option<Duration>,
    details: Option<Details>,
    errors: Vec<FieldError<'static>>,
    headers: Vec<(&'static str, String)>,
    cause: Option<Cause>,
}

impl Snapshot {
    pub(crate) fn of(error: &dyn ApiError) -> Self {
        Self {
            spec: error.spec(),
            status: error.status(),
            error_type: error.error_type(),
            code: error.code(),
            doc_url: error.doc_url(),
            retryable: error.is_retryable(),
            message: error.message().into_owned(),
            param: error.param().map(Cow::into_owned),
            retry_after: error.retry_after(),
            details: error.details(),
            errors: error.errors().into_iter().map(FieldError::into_owned).collect(),
            headers: error.headers().map(|(name, value)| (name, value.into_owned())).collect(),
            cause: error.as_error().and_then(|error| Cause::of(error, CHAIN_DEPTH)),
        }
    }
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Snapshot").field(&self.code).finish()
    }
}

impl ApiError for Snapshot {
    fn spec(&self) -> &'static ErrorSpec {
        self.spec
    }

    fn status(&self) -> ErrorStatus {
        self.status
    }

    fn error_type(&self) -> ErrorType {
        self.error_type
    }

    fn code(&self) -> &'static str {
        self.code
    }

    fn doc_url(&self) -> Option<&'static str> {
        self.doc_url
    }

    fn is_retryable(&self) -> bool {
        self.retryable
    }

    fn message(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.message)
    }

    fn param(&self) -> Option<Cow<'_, str>> {
        self.param.as_deref().map(Cow::Borrowed)
    }

    fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    fn details(&self) -> Option<Details> {
        self.details.clone()
    }

    fn errors(&self) -> Vec<FieldError<'_>> {
        self.errors.clone()
    }

    fn headers(&self) -> Headers<'_> {
        Headers::given(self, self.headers.iter().map(|(name, value)| (*name, Cow::Borrowed(value.as_str()))).collect())
    }

    fn as_error(&self) -> Option<&(dyn Error + '_)> {
        self.cause.as_ref().map(|cause| cause as _)
    }
}

/// One error of a source chain, as text.
#[derive(Debug)]
struct Cause {
    text: String,
    source: Option<Box<Cause>>,
}

impl Cause {
    fn of(error: &dyn Error, depth: usize) -> Option<Self> {
        let depth = depth.checked_sub(1)?;
        let mut text = String::new();
        // If `Display` fails, the text ends there.
        let _ = fmt::write(&mut Capped(&mut text), format_args!("{error}"));
        let source = error.source().and_then(|source| Self::of(source, depth)).map(Box::new);
        Some(Self { text, source })
    }
}

/// Keeps one character more than the log prints, so that the log still shows that there was more.
struct Capped<'a>(&'a mut String);

impl fmt::Write for Capped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for ch in text.chars() {
            if self.0.len() > LOG_LIMIT {
                return Err(fmt::Error);
            }
            self.0.push(ch);
        }
        Ok(())
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
