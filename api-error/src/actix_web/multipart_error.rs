//! Turns the errors of actix-multipart into our rejections.

use alloc::format;
use alloc::string::ToString;

use actix_multipart::MultipartError;
use actix_web::http::StatusCode;

use super::payload::of_payload;
use crate::hostile::printable;
use crate::serve::multipart::{MEDIA_TYPE, of_field};
use crate::serve::{FrameworkError, Rejection};

/// For handlers that read the fields of an `actix_multipart::Multipart` with `?`: the rejections of [`MultipartForm`](super::MultipartForm).
impl From<MultipartError> for Rejection {
    fn from(error: MultipartError) -> Self {
        of(&error)
    }
}

pub(super) fn of(error: &MultipartError) -> Rejection {
    let field = |name: &str, what: &str| {
        let message = format!("The field `{}` {what}.", printable(name, 64));
        of_field(FrameworkError::MultipartInvalid, Some(name), error.to_string()).with_message(message)
    };
    match error {
        MultipartError::ContentTypeMissing
        | MultipartError::ContentTypeParse
        | MultipartError::ContentTypeIncompatible => {
            Rejection::from(FrameworkError::UnsupportedMediaType).with_accept(MEDIA_TYPE)
        }
        MultipartError::MissingField(name) => field(name, "is missing"),
        MultipartError::UnknownField(name) => field(name, "is not known"),
        MultipartError::DuplicateField(name) => field(name, "is there more than once"),
        MultipartError::Field { name, source } => {
            let too_large = source.as_response_error().status_code() == StatusCode::PAYLOAD_TOO_LARGE;
            let kind = if too_large { FrameworkError::BodyTooLarge } else { FrameworkError::MultipartInvalid };
            of_field(kind, Some(name), source.to_string())
        }
        MultipartError::Payload(error) => of_payload(error),
        // A mistake of the service.
        MultipartError::NotConsumed => Rejection::from(FrameworkError::Internal).with_source(error.to_string()),
        error => of_field(FrameworkError::MultipartInvalid, None, error.to_string()),
    }
}
