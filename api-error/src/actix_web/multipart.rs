//! Multipart forms (feature `actix-multipart`): an extractor, and the errors of actix-multipart as our rejections.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::ToString;
use core::future::Future;
use core::pin::Pin;

use actix_multipart::MultipartError;
use actix_multipart::form::{self, MultipartCollect};
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::{Error, FromRequest, HttpRequest};

use super::rejection::{self, of_payload};
use crate::hostile::printable;
use crate::serve::multipart::{MEDIA_TYPE, of_field};
use crate::serve::{FrameworkError, Rejection};

/// `actix_multipart::form::MultipartForm` that rejects with the envelope (feature `actix-multipart`). `MultipartFormConfig` sets its
/// limits.
///
/// | request | status | code |
/// |---|---|---|
/// | `Content-Type` missing, or another one | 415, with `Accept: multipart/form-data` | `unsupported_media_type` |
/// | a field that is missing, not known, or there more than once | 400, with `param` | `multipart_invalid` |
/// | a field whose value does not match its type | 400, with `param` | `multipart_invalid` |
/// | a form or a field that is too large | 413 | `body_too_large` |
/// | cut off | 400 | `multipart_invalid` or `body_incomplete` |
/// | anything else that makes a form malformed | 400 | `multipart_invalid` |
///
/// ```
/// use api_error::actix_web::MultipartForm;
/// use actix_multipart::form::MultipartCollect;
///
/// async fn upload<T: MultipartCollect + 'static>(MultipartForm(upload): MultipartForm<T>) -> String {
///     String::from("done")
/// }
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct MultipartForm<T>(pub T);

impl<T: MultipartCollect + 'static> FromRequest for MultipartForm<T> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let form = form::MultipartForm::<T>::from_request(request, payload);
        Box::pin(async move {
            match form.await {
                Ok(form) => Ok(Self(form.into_inner())),
                Err(error) => Err(rejection::of(&error, None).map_or(error, Error::from)),
            }
        })
    }
}

/// For handlers that read the fields of an `actix_multipart::Multipart` with `?`: the rejections of [`MultipartForm`].
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
