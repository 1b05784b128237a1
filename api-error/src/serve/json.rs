//! A JSON body in, a value or a rejection out.

use alloc::format;
use alloc::string::ToString;

use serde_core::de::DeserializeOwned;
use serde_json::error::Category;

use crate::serve::fault::Fault;
use crate::serve::{FrameworkError, Rejection};

/// The media type that JSON extractors accept.
pub(crate) const MEDIA_TYPE: &str = "application/json";

/// Whether a `Content-Type` announces JSON: `application/json`, or a type with the suffix `+json` (RFC 6839 section 3.1).
pub(crate) fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence.strip_prefix("application/").is_some_and(|subtype| subtype == "json" || subtype.ends_with("+json"))
}

/// Reads a whole body.
pub(crate) fn from_slice<T: DeserializeOwned>(body: &[u8]) -> Result<T, Rejection> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| reject(&error))?;
    match json.end() {
        Ok(()) => Ok(value),
        Err(error) => Err(syntax(&error)),
    }
}

/// What is wrong, and where.
pub(crate) fn reject(error: &serde_path_to_error::Error<serde_json::Error>) -> Rejection {
    reject_at(error.path(), error.inner())
}

/// What is wrong, found by a reader that does not follow the path.
#[cfg(any(feature = "salvo", feature = "warp"))]
pub(crate) fn reject_unlocated(error: &serde_json::Error) -> Rejection {
    reject_at(&serde_path_to_error::Track::new().path(), error)
}

fn reject_at(path: &serde_path_to_error::Path, error: &serde_json::Error) -> Rejection {
    if error.classify() != Category::Data {
        return syntax(error);
    }
    let words = error.to_string();
    let fault = Fault::new(path, &words);
    let rejection = Rejection::from(FrameworkError::JsonInvalid).with_message(fault.message("field", "request body"));
    let rejection = rejection.with_source(words);
    match &fault.param {
        Some(param) => rejection.with_param(param),
        None => rejection,
    }
}

pub(crate) fn syntax(error: &serde_json::Error) -> Rejection {
    let (line, column) = (error.line(), error.column());
    Rejection::from(FrameworkError::JsonSyntax)
        .with_message(format!("The request body is not valid JSON (line {line}, column {column})."))
        .with_source(error.to_string())
}
