//! JSON bodies: a guard and a responder.

use alloc::boxed::Box;
use std::io::Cursor;

use rocket::Request;
use rocket::data::{Data, FromData, Limits, Outcome};
use rocket::http::ContentType;
use rocket::response::{self, Responder, Response};
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;

use super::catch::reject;
use crate::serve::json::{self, MEDIA_TYPE};
use crate::serve::{ErrorRecord, FrameworkError, Rejection};

/// `rocket::serde::json::Json` that rejects with the envelope.
///
/// The message says what is wrong and where. It does not contain the text of serde, which may repeat the request.
///
/// | body | status | code |
/// |---|---|---|
/// | `Content-Type` missing, or not JSON | 415, with `Accept: application/json` | `unsupported_media_type` |
/// | larger than the limit `json` of Rocket's configuration, 1 MiB by default | 413 | `body_too_large` |
/// | cut off | 400 | `body_incomplete` |
/// | not JSON | 400 | `json_syntax` |
/// | JSON that does not match the type | 422, with `param` | `json_invalid` |
///
/// The route must not have `format`: with it, Rocket answers another media type with 404.
///
/// ```
/// use api_error::rocket::Json;
///
/// #[derive(serde::Deserialize)]
/// struct Order {
///     sku: String,
/// }
///
/// #[rocket::post("/orders", data = "<order>")]
/// fn place(order: Json<Order>) -> String {
///     order.0.sku
/// }
/// # let _ = rocket::routes![place];
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Json<T>(pub T);

#[rocket::async_trait]
impl<'r, T: DeserializeOwned> FromData<'r> for Json<T> {
    type Error = ErrorRecord;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        match read(request, data).await {
            Ok(value) => Outcome::Success(Self(value)),
            Err(rejection) => Outcome::Error(reject(request, rejection)),
        }
    }
}

async fn read<T: DeserializeOwned>(request: &Request<'_>, data: Data<'_>) -> Result<T, Rejection> {
    if !request.headers().get_one("content-type").is_some_and(json::is_json) {
        return Err(Rejection::from(FrameworkError::UnsupportedMediaType).with_accept(MEDIA_TYPE));
    }
    let limit = request.limits().get("json").unwrap_or(Limits::JSON);
    match data.open(limit).into_bytes().await {
        Ok(body) if body.is_complete() => json::from_slice(&body),
        Ok(_) => Err(FrameworkError::BodyTooLarge.into()),
        Err(error) => Err(Rejection::from(FrameworkError::BodyIncomplete).with_source(error)),
    }
}

impl<'r, T: Serialize> Responder<'r, 'static> for Json<T> {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        match serde_json::to_vec(&self.0) {
            Ok(body) => Response::build().header(ContentType::JSON).sized_body(body.len(), Cursor::new(body)).ok(),
            Err(error) => Rejection::from(FrameworkError::Internal).with_source(error).respond_to(request),
        }
    }
}

impl<T> From<T> for Json<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}
