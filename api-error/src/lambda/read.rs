//! Reads a part of a request: a value or a rejection.

use http::header::CONTENT_TYPE;
use lambda_http::Request;
use serde_core::de::DeserializeOwned;

use crate::serve::json::{self as read_json, MEDIA_TYPE};
use crate::serve::{FrameworkError, Rejection, query as read_query};

/// Reads a JSON body. The gateway limits its size.
///
/// The message of an error says what is wrong and where. It does not contain the text of serde, which may repeat the request.
///
/// # Errors
///
/// | body | status | code |
/// |---|---|---|
/// | `Content-Type` missing, or not JSON | 415, with `Accept: application/json` | `unsupported_media_type` |
/// | not JSON | 400 | `json_syntax` |
/// | JSON that does not match the type | 422, with `param` | `json_invalid` |
///
/// ```
/// use api_error::Rejection;
/// use lambda_http::Request;
///
/// #[derive(serde::Deserialize)]
/// struct Order {
///     sku: String,
/// }
///
/// async fn order(request: Request) -> Result<String, Rejection> {
///     let order: Order = api_error::lambda::json(&request)?;
///     Ok(order.sku)
/// }
/// # let _ = api_error::lambda::handler(order);
/// ```
pub fn json<T: DeserializeOwned>(request: &Request) -> Result<T, Rejection> {
    let content_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if !content_type.is_some_and(read_json::is_json) {
        return Err(Rejection::from(FrameworkError::UnsupportedMediaType).with_accept(MEDIA_TYPE));
    }
    read_json::from_slice(request.body())
}

/// Reads the query of the URL. A missing query counts as an empty one.
///
/// # Errors
///
/// 400 `query_invalid`, with the field in `param`.
///
/// ```
/// use api_error::Rejection;
/// use lambda_http::Request;
///
/// #[derive(serde::Deserialize)]
/// struct Page {
///     page: u32,
/// }
///
/// async fn list(request: Request) -> Result<String, Rejection> {
///     let page: Page = api_error::lambda::query(&request)?;
///     Ok(page.page.to_string())
/// }
/// # let _ = api_error::lambda::handler(list);
/// ```
pub fn query<T: DeserializeOwned>(request: &Request) -> Result<T, Rejection> {
    read_query::from_str(request.uri().query().unwrap_or_default())
}
