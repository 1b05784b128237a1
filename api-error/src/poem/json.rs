//! JSON bodies: an extractor and a response.

use bytes::Bytes;
use poem::http::header::CONTENT_TYPE;
use poem::{FromRequest, IntoResponse, Request, RequestBody, Response, Result};
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;

use super::rejection;
use crate::serve::json::{self, MEDIA_TYPE};
use crate::serve::{FrameworkError, Rejection};

/// The default of [`JsonLimit`] and of [`FormLimit`](super::FormLimit).
pub(super) const DEFAULT_LIMIT: usize = 2 * 1024 * 1024;

/// The largest body that [`Json`] reads, in bytes; set as data of the request. Default: 2 MiB.
///
/// ```
/// use api_error::poem::JsonLimit;
/// use poem::{EndpointExt, Route};
///
/// let app = Route::new().data(JsonLimit(64 * 1024));
/// # let _ = app;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonLimit(pub usize);

/// `poem::web::Json` with a limit, which rejects with the envelope.
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
/// ```
/// use api_error::poem::Json;
/// use poem::handler;
///
/// #[derive(serde::Deserialize)]
/// struct Order {
///     sku: String,
/// }
///
/// #[handler]
/// fn place(Json(order): Json<Order>) -> String {
///     order.sku
/// }
/// # let _ = poem::post(place);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Json<T>(pub T);

impl<'a, T: DeserializeOwned> FromRequest<'a> for Json<T> {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        let content_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !content_type.is_some_and(json::is_json) {
            return Err(Rejection::from(FrameworkError::UnsupportedMediaType).with_accept(MEDIA_TYPE).into());
        }
        let limit = request.data::<JsonLimit>().map_or(DEFAULT_LIMIT, |limit| limit.0);
        Ok(Self(json::from_slice(&read(body, limit).await?)?))
    }
}

/// Reads a body of at most this many bytes.
pub(super) async fn read(body: &mut RequestBody, limit: usize) -> Result<Bytes> {
    Ok(body.take()?.into_bytes_limit(limit).await.map_err(|error| rejection::of_body(&error))?)
}

impl<T: Serialize + Send> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.0) {
            Ok(body) => Response::builder().content_type(MEDIA_TYPE).body(body),
            Err(error) => Rejection::from(FrameworkError::Internal).with_source(error).into_response(),
        }
    }
}

impl<T> From<T> for Json<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}
