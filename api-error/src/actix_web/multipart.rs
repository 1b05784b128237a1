//! Multipart forms (feature `actix-multipart`): an extractor, and the errors of actix-multipart as our rejections.

use alloc::boxed::Box;
use core::future::Future;
use core::pin::Pin;

use actix_multipart::form::{self, MultipartCollect};
use actix_web::dev::Payload;
use actix_web::{Error, FromRequest, HttpRequest};

use super::rejection;

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
