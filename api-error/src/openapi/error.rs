//! Why a document could not be completed.

use alloc::string::String;
use core::error::Error;
use core::fmt;

/// Why the errors of a document could not be completed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DocumentError {
    /// An operation answers with a code that the catalog does not have.
    UnknownCode(String),
    /// The document has a schema of its own with the name that the body of errors needs.
    SchemaExists(&'static str),
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownCode(code) => {
                write!(
                    f,
                    "the catalog does not have the code `{code}`, which an operation answers; list its type in `catalog!`, \
                     `FrameworkError` or `ValidationErrors` for a code of the runtime"
                )
            }
            Self::SchemaExists(name) => {
                write!(f, "the document has a schema `{name}`, which is the name of the body of errors; rename it")
            }
        }
    }
}

impl Error for DocumentError {}
