//! salvo's own error in, what it says to a client out.

use alloc::string::ToString;

use salvo_core::http::{ParseError, StatusError};

use crate::serve::json::{self, MEDIA_TYPE};
use crate::serve::{ErrorRecord, FrameworkError, Rejection};

/// An error that salvo, or a handler with salvo's words, left for the catcher. Those words go to the log.
pub(super) fn of_status(error: StatusError) -> ErrorRecord {
    let parse = error.cause.as_deref().and_then(|cause| cause.downcast_ref::<ParseError>());
    let known = parse.and_then(of_parse);
    // Nobody but a handler makes such an error with 404: an unknown route has no error at all.
    let rejection = known.unwrap_or_else(|| FrameworkError::from_status(error.code.as_u16(), true).into());
    ErrorRecord::new(rejection.with_source(error))
}

/// What of the request could not be read.
pub(super) fn of_parse(error: &ParseError) -> Option<Rejection> {
    match error {
        ParseError::PayloadTooLarge => Some(FrameworkError::BodyTooLarge.into()),
        ParseError::InvalidContentType | ParseError::NotMultipart | ParseError::NotFormData => {
            Some(FrameworkError::UnsupportedMediaType.into())
        }
        ParseError::SerdeJson(error) => Some(json::reject_unlocated(error)),
        ParseError::EmptyBody | ParseError::Hyper(_) | ParseError::Io(_) => Some(FrameworkError::BodyIncomplete.into()),
        _ => None,
    }
}

/// Why the whole body could not be read.
pub(super) fn of_body(error: &ParseError) -> Rejection {
    let rejection = of_parse(error).unwrap_or_else(|| FrameworkError::BodyIncomplete.into());
    rejection.with_source(error.to_string())
}

pub(super) fn not_json() -> Rejection {
    Rejection::from(FrameworkError::UnsupportedMediaType).with_accept(MEDIA_TYPE)
}
