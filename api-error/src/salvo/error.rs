//! Turns an error of salvo into the error that clients see.

use alloc::string::ToString;

use salvo_core::http::{ParseError, StatusError};

use crate::serve::json::{self, MEDIA_TYPE};
use crate::serve::{ErrorRecord, FrameworkError, Rejection};

/// The error for a `StatusError` of salvo or of a handler. Its text goes to the log.
pub(super) fn of_status(error: StatusError) -> ErrorRecord {
    let parse = error.cause.as_deref().and_then(|cause| cause.downcast_ref::<ParseError>());
    let known = parse.and_then(of_parse);
    // With 404 it comes from a handler: salvo makes no error for an unknown route.
    let rejection = known.unwrap_or_else(|| FrameworkError::from_status(error.code.as_u16(), true).into());
    ErrorRecord::new(rejection.with_source(error))
}

/// The rejection for a part of the request that could not be read, if it has a code.
pub(super) fn of_parse(error: &ParseError) -> Option<Rejection> {
    match error {
        ParseError::PayloadTooLarge => Some(FrameworkError::BodyTooLarge.into()),
        ParseError::InvalidContentType | ParseError::NotMultipart | ParseError::NotFormData => {
            Some(FrameworkError::UnsupportedMediaType.into())
        }
        ParseError::SerdeJson(error) => Some(json::reject(None, error)),
        ParseError::EmptyBody | ParseError::Hyper(_) | ParseError::Io(_) => Some(FrameworkError::BodyIncomplete.into()),
        _ => None,
    }
}

/// The rejection for a body that could not be read.
pub(super) fn of_body(error: &ParseError) -> Rejection {
    let rejection = of_parse(error).unwrap_or_else(|| FrameworkError::BodyIncomplete.into());
    rejection.with_source(error.to_string())
}

pub(super) fn not_json() -> Rejection {
    Rejection::from(FrameworkError::UnsupportedMediaType).with_accept(MEDIA_TYPE)
}
