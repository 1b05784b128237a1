//! JSON bodies: an extractor and a response.

use alloc::boxed::Box;
use alloc::string::ToString;
use core::future::Future;
use core::pin::Pin;

use actix_web::body::BoxBody;
use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{Error, FromRequest, HttpRequest, HttpResponse, Responder, web};
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;

use super::rejection;
use crate::serve::json::{self, MEDIA_TYPE};
use crate::serve::{FrameworkError, Rejection};

/// The default of [`JsonLimit`], which is that of `actix_web::web::Json`.
const DEFAULT_LIMIT: usize = 2 * 1024 * 1024;

/// The largest body that [`Json`] reads, in bytes; set as `app_data`. Default: 2 MiB.
///
/// ```
/// use actix_web::App;
/// use api_error::actix_web::JsonLimit;
///
/// let app = App::new().app_data(JsonLimit(64 * 1024));
/// # let _ = app;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonLimit(pub usize);

/// `actix_web::web::Json` that rejects with the envelope.
///
/// The message says what is wrong and where. It does not contain the text of serde, which may repeat the request.
///
/// | body | status | code |
/// |---|---|---|
/// | `Content-Type` missing, or not JSON | 415, with `Accept: application/json` | `unsupported_media_type` |
/// | larger than [`JsonLimit`] | 413 | `body_too_large` |
/// | cut off | 400 | `body_incomplete` |
/// | not JSON | 400 | `json_syntax` |
/// | JSON that does not match the type | 422, with `param` | `json_invalid` |
///
/// It does not decode a `Content-Encoding`.
///
/// ```
/// use api_error::actix_web::Json;
///
/// #[derive(serde::Deserialize)]
/// struct Order {
///     sku: String,
/// }
///
/// async fn order(Json(order): Json<Order>) -> String {
///     order.sku
/// }
/// # let _ = actix_web::App::new().route("/", actix_web::web::post().to(order));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Json<T> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let limit = request.app_data::<JsonLimit>().map_or(DEFAULT_LIMIT, |limit| limit.0);
        let content_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_json = content_type.is_some_and(json::is_json);
        let payload = web::Payload::from_request(request, payload);
        Box::pin(async move {
            if !is_json {
                return Err(Rejection::from(FrameworkError::UnsupportedMediaType).with_accept(MEDIA_TYPE).into());
            }
            Ok(Self(json::from_slice(&read(payload.await?, limit).await?)?))
        })
    }
}

/// Reads a body of at most this many bytes.
pub(super) async fn read(payload: web::Payload, limit: usize) -> Result<web::Bytes, Error> {
    match payload.to_bytes_limited(limit).await {
        Ok(Ok(body)) => Ok(body),
        Ok(Err(error)) => Err(rejection::of(&error, None).map_or(error, Error::from)),
        Err(error) => Err(Rejection::from(FrameworkError::BodyTooLarge).with_source(error.to_string()).into()),
    }
}

impl<T: Serialize> Responder for Json<T> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        match serde_json::to_vec(&self.0) {
            Ok(body) => HttpResponse::Ok().content_type(MEDIA_TYPE).body(body),
            Err(error) => Rejection::from(FrameworkError::Internal).with_source(error).respond_to(request),
        }
    }
}

impl<T> From<T> for Json<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}
