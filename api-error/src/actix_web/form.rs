//! Form bodies: an extractor.

use alloc::boxed::Box;
use core::future::Future;
use core::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{Error, FromRequest, HttpRequest, web};
use serde_core::de::DeserializeOwned;

use super::json::read;
use crate::serve::form;

/// The default of [`FormLimit`], which is that of `actix_web::web::Form`.
const DEFAULT_LIMIT: usize = 16 * 1024;

/// The largest body that [`Form`] reads, in bytes; set as `app_data`. Default: 16 KiB.
///
/// ```
/// use actix_web::App;
/// use api_error::actix_web::FormLimit;
///
/// let app = App::new().app_data(FormLimit(64 * 1024));
/// # let _ = app;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormLimit(pub usize);

/// `actix_web::web::Form` that rejects with the envelope.
///
/// | body | status | code |
/// |---|---|---|
/// | `Content-Type` missing, or another one | 415, with `Accept: application/x-www-form-urlencoded` | `unsupported_media_type` |
/// | larger than [`FormLimit`] | 413 | `body_too_large` |
/// | cut off | 400 | `body_incomplete` |
/// | does not match the type | 422, with `param` | `form_invalid` |
///
/// It does not decode a `Content-Encoding`.
///
/// ```
/// use api_error::actix_web::Form;
///
/// #[derive(serde::Deserialize)]
/// struct SignUp {
///     name: String,
/// }
///
/// async fn sign_up(Form(sign_up): Form<SignUp>) -> String {
///     sign_up.name
/// }
/// # let _ = actix_web::App::new().route("/", actix_web::web::post().to(sign_up));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Form<T> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let limit = request.app_data::<FormLimit>().map_or(DEFAULT_LIMIT, |limit| limit.0);
        let content_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let checked = form::require(form::MEDIA_TYPE, content_type);
        let payload = web::Payload::from_request(request, payload);
        Box::pin(async move {
            checked?;
            Ok(Self(form::from_slice(&read(payload.await?, limit).await?)?))
        })
    }
}
