//! Reads the query of a URL, or other pairs in that form: a value or a rejection.

use alloc::string::ToString;

use serde_core::de::DeserializeOwned;

use crate::serve::mismatch::Mismatch;
use crate::serve::{FrameworkError, Rejection};

/// Reads the part of a URL after `?`, written as `application/x-www-form-urlencoded`.
pub(crate) fn from_str<T: DeserializeOwned>(query: &str) -> Result<T, Rejection> {
    read(query.as_bytes(), FrameworkError::QueryInvalid, "query parameter", "query")
}

/// Reads names and values. `part` is the word for one of them, `whole` the word for all.
pub(crate) fn read<T: DeserializeOwned>(
    pairs: &[u8],
    kind: FrameworkError,
    part: &str,
    whole: &str,
) -> Result<T, Rejection> {
    let pairs = serde_urlencoded::Deserializer::new(form_urlencoded::parse(pairs));
    serde_path_to_error::deserialize(pairs).map_err(|error| {
        let words = error.inner().to_string();
        Mismatch::new(Some(error.path()), &words).reject(kind, part, whole).with_source(words)
    })
}
