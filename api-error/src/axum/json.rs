//! JSON bodies: an extractor and a response.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;

use crate::serve::json::{self, MEDIA_TYPE};
use crate::serve::{FrameworkError, Rejection};

/// `axum::Json` that rejects with the envelope.
///
/// The message says what is wrong and where. It does not contain the text of serde, which may repeat the request.
///
/// | body | status | code |
/// |---|---|---|
/// | `Content-Type` missing, or not JSON | 415, with `Accept: application/json` | `unsupported_media_type` |
/// | larger than `DefaultBodyLimit` | 413 | `body_too_large` |
/// | cut off | 400 | `body_incomplete` |
/// | not JSON | 400 | `json_syntax` |
/// | JSON that does not match the type | 422, with `param` | `json_invalid` |
///
/// ```
/// use api_error::axum::Json;
///
/// #[derive(serde::Deserialize)]
/// struct Order {
///     sku: String,
/// }
///
/// async fn order(Json(order): Json<Order>) -> String {
///     order.sku
/// }
/// # let _ = axum::Router::<()>::new().route("/", axum::routing::post(order));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        let content_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !content_type.is_some_and(json::is_json) {
            return Err(Rejection::from(FrameworkError::UnsupportedMediaType).with_accept(MEDIA_TYPE));
        }
        let body = Bytes::from_request(request, state).await?;
        json::from_slice(&body).map(Self)
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.0) {
            Ok(body) => ([(CONTENT_TYPE, MEDIA_TYPE)], body).into_response(),
            Err(error) => Rejection::from(FrameworkError::Internal).with_source(error).into_response(),
        }
    }
}

impl<T> From<T> for Json<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}
