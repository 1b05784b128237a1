//! Parts of a request in, values or rejections out.

use http::header::CONTENT_TYPE;
use lambda_http::Request;
use serde_core::de::DeserializeOwned;

use crate::serve::json::{self as read_json, MEDIA_TYPE};
use crate::serve::{FrameworkError, Rejection, query as read_query};

/// A JSON body: what is wrong and where, never serde's words. The gateway limits its size.
///
/// | body | status | code |
/// |---|---|---|
/// | no `Content-Type`, or another one than JSON | 415, with `Accept: application/json` | `unsupported_media_type` |
/// | not JSON | 400 | `json_syntax` |
/// | JSON of another form | 422 with `param` | `json_invalid` |
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

/// The query of the URL; none is an empty one. Fails with 400 `query_invalid`, the field in `param`.
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
