//! Multipart forms: an extractor.

use alloc::borrow::ToOwned;
use alloc::string::String;
use core::ops::Deref;

use axum::body::Bytes;
use axum::extract::multipart::{self, MultipartError, MultipartRejection};
use axum::extract::{FromRequest, Request};
use http::StatusCode;
use http::header::CONTENT_TYPE;

use crate::serve::form::require;
use crate::serve::multipart::{MEDIA_TYPE, of_field};
use crate::serve::{FrameworkError, Rejection};

/// `axum::extract::Multipart` that rejects with the envelope (feature `multipart`).
///
/// | request | status | code |
/// |---|---|---|
/// | `Content-Type` missing, or another one | 415, with `Accept: multipart/form-data` | `unsupported_media_type` |
/// | no boundary, or a form that is malformed | 400, with the field in `param` | `multipart_invalid` |
/// | body larger than `DefaultBodyLimit` | 413, with the field in `param` | `body_too_large` |
/// | body cut off | 400, with the field in `param` | `multipart_invalid` or `body_incomplete` |
///
/// ```
/// use api_error::Rejection;
/// use api_error::axum::Multipart;
///
/// async fn upload(mut form: Multipart) -> Result<String, Rejection> {
///     let mut names = String::new();
///     while let Some(field) = form.next_field().await? {
///         names.extend(field.file_name());
///         let bytes = field.bytes().await?;
///     }
///     Ok(names)
/// }
/// # let _ = axum::Router::<()>::new().route("/", axum::routing::post(upload));
/// ```
#[derive(Debug)]
pub struct Multipart(multipart::Multipart);

impl<S: Send + Sync> FromRequest<S> for Multipart {
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        require(MEDIA_TYPE, request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()))?;
        Ok(Self(multipart::Multipart::from_request(request, state).await?))
    }
}

impl Multipart {
    /// The next field, which has to be read before the one after it.
    ///
    /// # Errors
    ///
    /// The form is malformed, cut off or too large.
    pub async fn next_field(&mut self) -> Result<Option<Field<'_>>, Rejection> {
        Ok(self.0.next_field().await?.map(Field))
    }
}

/// A field of a [`Multipart`] form. Its name and its headers are those of `axum::extract::multipart::Field`.
#[derive(Debug)]
pub struct Field<'a>(multipart::Field<'a>);

impl<'a> Deref for Field<'a> {
    type Target = multipart::Field<'a>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Field<'_> {
    /// The whole content.
    ///
    /// # Errors
    ///
    /// The form is malformed, cut off or too large.
    pub async fn bytes(self) -> Result<Bytes, Rejection> {
        let name = self.name().map(ToOwned::to_owned);
        self.0.bytes().await.map_err(|error| reject(&error, name.as_deref()))
    }

    /// The whole content as text.
    ///
    /// # Errors
    ///
    /// The form is malformed, cut off or too large.
    pub async fn text(self) -> Result<String, Rejection> {
        let name = self.name().map(ToOwned::to_owned);
        self.0.text().await.map_err(|error| reject(&error, name.as_deref()))
    }

    /// The next part of the content. Nothing at its end.
    ///
    /// # Errors
    ///
    /// The form is malformed, cut off or too large.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Rejection> {
        self.0.chunk().await.map_err(|error| reject(&error, self.0.name()))
    }
}

/// A form without a boundary.
impl From<MultipartRejection> for Rejection {
    fn from(rejection: MultipartRejection) -> Self {
        Self::from(FrameworkError::MultipartInvalid).with_source(rejection.body_text())
    }
}

/// The rejection that [`Multipart`] makes, without the name of the field.
impl From<MultipartError> for Rejection {
    fn from(error: MultipartError) -> Self {
        reject(&error, None)
    }
}

fn reject(error: &MultipartError, name: Option<&str>) -> Rejection {
    let kind = match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => FrameworkError::BodyTooLarge,
        StatusCode::BAD_REQUEST => FrameworkError::MultipartInvalid,
        // The connection has failed.
        _ => FrameworkError::BodyIncomplete,
    };
    of_field(kind, name, error.body_text())
}
