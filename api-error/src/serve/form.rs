//! Reads a form body: a value or a rejection.

use serde_core::de::DeserializeOwned;

use crate::serve::{FrameworkError, Rejection, query};

/// The media type of a form.
pub(crate) const MEDIA_TYPE: &str = "application/x-www-form-urlencoded";

/// Rejects a body whose `Content-Type` is missing or another one.
pub(crate) fn require(media_type: &'static str, content_type: Option<&str>) -> Result<(), Rejection> {
    let essence = content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case(media_type) {
        return Ok(());
    }
    Err(Rejection::from(FrameworkError::UnsupportedMediaType).with_accept(media_type))
}

/// Reads a whole body.
pub(crate) fn from_slice<T: DeserializeOwned>(body: &[u8]) -> Result<T, Rejection> {
    query::read(body, FrameworkError::FormInvalid, "field", "form")
}
