//! Reads a JSON body: a value or a rejection.

use alloc::format;
use alloc::string::ToString;

use serde_core::de::DeserializeOwned;
use serde_json::error::Category;

use crate::serve::mismatch::Mismatch;
use crate::serve::{FrameworkError, Rejection};

/// The media type that JSON extractors accept.
pub(crate) const MEDIA_TYPE: &str = "application/json";

/// Whether a `Content-Type` is JSON: `application/json`, or a type with the suffix `+json` (RFC 6839 section 3.1).
pub(crate) fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence.strip_prefix("application/").is_some_and(|subtype| subtype == "json" || subtype.ends_with("+json"))
}

/// Reads a whole body.
pub(crate) fn from_slice<T: DeserializeOwned>(body: &[u8]) -> Result<T, Rejection> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| reject_located(&error))?;
    match json.end() {
        Ok(()) => Ok(value),
        Err(error) => Err(syntax(&error)),
    }
}

/// The rejection of a body whose reader records the path to the value at fault.
pub(crate) fn reject_located(error: &serde_path_to_error::Error<serde_json::Error>) -> Rejection {
    reject(Some(error.path()), error.inner())
}

/// The rejection of a body. Without a path, it names only a field that is missing or repeated.
pub(crate) fn reject(path: Option<&serde_path_to_error::Path>, error: &serde_json::Error) -> Rejection {
    if error.classify() != Category::Data {
        return syntax(error);
    }
    let words = error.to_string();
    Mismatch::new(path, &words).reject(FrameworkError::JsonInvalid, "field", "request body").with_source(words)
}

/// The rejection of a body that is not JSON.
pub(crate) fn syntax(error: &serde_json::Error) -> Rejection {
    let (line, column) = (error.line(), error.column());
    Rejection::from(FrameworkError::JsonSyntax)
        .with_message(format!("The request body is not valid JSON (line {line}, column {column})."))
        .with_source(error.to_string())
}
