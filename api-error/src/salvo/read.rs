//! Parts of a request in, values or rejections out.

use alloc::format;
use alloc::string::String;
use core::str::FromStr;

use http::header::CONTENT_TYPE;
use salvo_core::Request;
use serde_core::de::DeserializeOwned;

use super::error;
use crate::serve::{FrameworkError, Rejection, json as read_json, query as read_query};

/// A JSON body of at most `secure_max_size`: what is wrong and where, never serde's words.
///
/// | body | status | code |
/// |---|---|---|
/// | no `Content-Type`, or another one than JSON | 415, with `Accept: application/json` | `unsupported_media_type` |
/// | larger than the limit, 64 KiB unless a `SecureMaxSize` hoop says otherwise | 413 | `body_too_large` |
/// | cut off | 400 | `body_incomplete` |
/// | not JSON | 400 | `json_syntax` |
/// | JSON of another form | 422 with `param` | `json_invalid` |
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

/// The query of the URL; none is an empty one. Fails with 400 `query_invalid`, the field in `param`.
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

/// A parameter of the path. Fails with 400 `path_invalid`, its name in `param`; one that the route does not have is the
/// service's mistake, 500 `internal_error`.
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
        return Err(Rejection::from(FrameworkError::Internal).with_source(format!("the route has no `{name}`")));
    };
    value.parse().map_err(|_| {
        let message: String = format!("The path parameter `{name}` is not valid.");
        Rejection::from(FrameworkError::PathInvalid).with_param(name).with_message(message)
    })
}
