//! Reads the query of a URL: a value or a rejection.

use alloc::string::ToString;

use serde_core::de::DeserializeOwned;

use crate::serve::mismatch::Mismatch;
use crate::serve::{FrameworkError, Rejection};

/// Reads the part of a URL after `?`, written as `application/x-www-form-urlencoded`.
pub(crate) fn from_str<T: DeserializeOwned>(query: &str) -> Result<T, Rejection> {
    let pairs = form_urlencoded::parse(query.as_bytes());
    let query = serde_urlencoded::Deserializer::new(pairs);
    serde_path_to_error::deserialize(query).map_err(|error| {
        let words = error.inner().to_string();
        let mismatch = Mismatch::new(Some(error.path()), &words);
        let rejection =
            Rejection::from(FrameworkError::QueryInvalid).with_message(mismatch.message("query parameter", "query"));
        let rejection = rejection.with_source(words);
        match &mismatch.param {
            Some(param) => rejection.with_param(param),
            None => rejection,
        }
    })
}
