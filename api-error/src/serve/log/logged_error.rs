//! An error in, what its log line and its count show of it out. Only this reads an error for the log.

use alloc::borrow::Cow;
use alloc::string::String;
use core::error::Error;
use core::iter;

use crate::ApiError;
use crate::serve::text::{for_log, str_for_log};

/// The largest number of errors of a source chain that an event shows.
pub(crate) const CHAIN_DEPTH: usize = 16;

/// Whether a log line has the texts of an error, and its causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Nobody reads the line. The counter still needs type and code.
    Nothing,
    /// The texts without the causes.
    Texts,
    /// The texts and the causes.
    Causes,
}

/// An error as the log shows it. All code of the service has run before the line begins: a `Display` that panics leaves no
/// half line.
pub(crate) struct LoggedError<'a> {
    pub(crate) error_type: &'static str,
    pub(crate) code: &'static str,
    pub(crate) doc_url: Option<&'static str>,
    pub(crate) variant: Option<&'static str>,
    pub(crate) message: Option<Cow<'a, str>>,
    pub(crate) param: Option<Cow<'a, str>>,
    /// The `Display` output. Never the `Debug` output, which shows every field.
    pub(crate) reason: Option<String>,
    /// The causes, starting with the direct one.
    pub(crate) causes: Option<String>,
}

impl<'a> LoggedError<'a> {
    /// Reads an error. Panics if the code of the service does.
    pub(crate) fn of(error: &'a dyn ApiError, detail: Detail) -> Self {
        let mut logged = Self {
            error_type: error.error_type().as_str(),
            code: error.code(),
            doc_url: error.doc_url(),
            variant: Some(error.spec().variant).filter(|variant| !variant.is_empty()),
            message: None,
            param: None,
            reason: None,
            causes: None,
        };
        if detail != Detail::Nothing {
            logged.message = Some(str_for_log(error.message()));
            logged.param = error.param().map(str_for_log);
            logged.reason = error.as_error().map(for_log);
        }
        if detail == Detail::Causes {
            logged.causes = error.as_error().and_then(Error::source).map(chain);
        }
        logged
    }
}

fn chain(cause: &(dyn Error + 'static)) -> String {
    let mut text = String::new();
    for cause in iter::successors(Some(cause), |error| (*error).source()).take(CHAIN_DEPTH) {
        if !text.is_empty() {
            text.push_str(" <- ");
        }
        text.push_str(&for_log(cause));
    }
    text
}
