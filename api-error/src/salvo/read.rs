//! Reads a part of a request: a value or a rejection.

use alloc::format;
use alloc::string::String;
use core::str::FromStr;

use http::header::CONTENT_TYPE;
use salvo_core::Request;
use serde_core::de::DeserializeOwned;

use super::error;
use crate::serve::{FrameworkError, Rejection, json as read_json, query as read_query};

/// Reads a JSON body of at most `secure_max_size` bytes.
///
/// The message of an error says what is wrong and where. It does not contain the text of serde, which may repeat the request.
///
/// # Errors
///
/// | body | status | code |
/// |---|---|---|
/// | `Content-Type` missing, or not JSON | 415, with `Accept: application/json` | `unsupported_media_type` |
/// | larger than the limit; 64 KiB, unless a `SecureMaxSize` hoop sets another | 413 | `body_too_large` |
/// | cut off | 400 | `body_incomplete` |
/// | not JSON | 400 | `json_syntax` |
/// | JSON that does not match the type | 422, with `param` | `json_invalid` |
///
/// ```
/// use api_error::Rejection;
/// use salvo_core::prelude::*;
///
/// #[derive(serde::Deserialize)]
/// struct Order {
///     sku: String,
/// }
///
/// #[handler]
/// async fn place(req: &mut Request) -> Result<String, Rejection> {
///     let order: Order = api_error::salvo::json(req).await?;
///     Ok(order.sku)
/// }
/// ```
pub async fn json<T: DeserializeOwned>(req: &mut Request) -> Result<T, Rejection> {
    let content_type = req.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if !content_type.is_some_and(read_json::is_json) {
        return Err(error::not_json());
    }
    let body = req.payload().await.map_err(|error| error::of_body(&error))?;
    read_json::from_slice(body)
}

/// Reads the query of the URL. A missing query counts as an empty one.
///
/// # Errors
///
/// 400 `query_invalid`, with the field in `param`.
///
/// ```
/// use api_error::Rejection;
/// use salvo_core::prelude::*;
///
/// #[derive(serde::Deserialize)]
/// struct Page {
///     page: u32,
/// }
///
/// #[handler]
/// async fn list(req: &mut Request) -> Result<String, Rejection> {
///     let page: Page = api_error::salvo::query(req)?;
///     Ok(page.page.to_string())
/// }
/// ```
pub fn query<T: DeserializeOwned>(req: &Request) -> Result<T, Rejection> {
    read_query::from_str(req.uri().query().unwrap_or_default())
}

/// Reads a parameter of the path.
///
/// # Errors
///
/// 400 `path_invalid`, with the name in `param`. A parameter that the route does not have is a mistake of the service: 500
/// `internal_error`.
///
/// ```
/// use api_error::Rejection;
/// use salvo_core::prelude::*;
///
/// #[handler]
/// async fn user(req: &mut Request) -> Result<String, Rejection> {
///     let id: u32 = api_error::salvo::param(req, "id")?;
///     Ok(id.to_string())
/// }
/// ```
pub fn param<T: FromStr>(req: &Request, name: &'static str) -> Result<T, Rejection> {
    let Some(value) = req.params().get(name) else {
        return Err(
            Rejection::from(FrameworkError::Internal).with_source(format!("the route has no parameter `{name}`"))
        );
    };
    value.parse().map_err(|_| {
        let message: String = format!("The path parameter `{name}` is not valid.");
        Rejection::from(FrameworkError::PathInvalid).with_param(name).with_message(message)
    })
}
