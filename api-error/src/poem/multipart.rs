//! Multipart forms: an extractor.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;

use poem::error::ParseMultipartError;
use poem::web;
use poem::{FromRequest, Request, RequestBody, Result};

use crate::serve::multipart::{MEDIA_TYPE, of_field};
use crate::serve::{FrameworkError, Rejection};

/// `poem::web::Multipart` that rejects with the envelope (feature `multipart`).
///
/// | request | status | code |
/// |---|---|---|
/// | `Content-Type` missing, or another one | 415, with `Accept: multipart/form-data` | `unsupported_media_type` |
/// | no boundary, a form that is malformed or cut off | 400, with the field in `param` | `multipart_invalid` |
///
/// As that of poem, it has no limit of its own: add `poem::middleware::SizeLimit`.
///
/// ```
/// use api_error::Rejection;
/// use api_error::poem::Multipart;
/// use poem::handler;
///
/// #[handler]
/// async fn upload(mut form: Multipart) -> Result<String, Rejection> {
///     let mut names = String::new();
///     while let Some(field) = form.next_field().await? {
///         names.extend(field.file_name());
///         let bytes = field.bytes().await?;
///     }
///     Ok(names)
/// }
/// # let _ = poem::post(upload);
/// ```
pub struct Multipart(web::Multipart);

impl fmt::Debug for Multipart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Multipart").finish_non_exhaustive()
    }
}

impl<'a> FromRequest<'a> for Multipart {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        match web::Multipart::from_request(request, body).await {
            Ok(form) => Ok(Self(form)),
            Err(error) => Err(error
                .downcast::<ParseMultipartError>()
                .map_or_else(|error| error, |error| reject(&error, None).into())),
        }
    }
}

impl Multipart {
    /// The next field, which has to be read before the one after it.
    ///
    /// # Errors
    ///
    /// The form is malformed or cut off.
    pub async fn next_field(&mut self) -> Result<Option<Field>, Rejection> {
        self.0.next_field().await.map(|field| field.map(Field)).map_err(|error| reject(&error, None))
    }
}

/// A field of a [`Multipart`] form. Its name and its types are those of `poem::web::Field`.
#[derive(Debug)]
pub struct Field(web::Field);

impl Deref for Field {
    type Target = web::Field;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Field {
    /// The whole content.
    ///
    /// # Errors
    ///
    /// The form is malformed or cut off.
    pub async fn bytes(self) -> Result<Vec<u8>, Rejection> {
        let name = self.name().map(ToOwned::to_owned);
        self.0.bytes().await.map_err(|error| reject(&error, name.as_deref()))
    }

    /// The whole content as text.
    ///
    /// # Errors
    ///
    /// The form is malformed or cut off, or the content is not UTF-8.
    pub async fn text(self) -> Result<String, Rejection> {
        let name = self.name().map(ToOwned::to_owned);
        self.0.text().await.map_err(|error| reject(&error, name.as_deref()))
    }

    /// The field of poem, for what this type does not have, such as a reader.
    #[must_use]
    pub fn into_inner(self) -> web::Field {
        self.0
    }
}

/// The rejection that [`Multipart`] makes, without the name of the field.
impl From<ParseMultipartError> for Rejection {
    fn from(error: ParseMultipartError) -> Self {
        reject(&error, None)
    }
}

pub(super) fn reject(error: &ParseMultipartError, name: Option<&str>) -> Rejection {
    match error {
        ParseMultipartError::InvalidContentType(_) | ParseMultipartError::ContentTypeRequired => {
            Rejection::from(FrameworkError::UnsupportedMediaType).with_accept(MEDIA_TYPE)
        }
        error => of_field(FrameworkError::MultipartInvalid, name, error.to_string()),
    }
}
