//! What the multipart forms of all frameworks share.

use alloc::string::String;

use crate::serve::{FrameworkError, Rejection};

/// The media type of a form with files.
pub(crate) const MEDIA_TYPE: &str = "multipart/form-data";

/// The rejection of a field. The words go to the log.
pub(crate) fn of_field(kind: FrameworkError, name: Option<&str>, words: String) -> Rejection {
    let rejection = Rejection::from(kind).with_source(words);
    match name.filter(|name| !name.is_empty()) {
        Some(name) => rejection.with_param(name),
        None => rejection,
    }
}
