//! Filters that reject with the envelope.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Display;
use core::future::poll_fn;
use core::pin::pin;
use core::str::FromStr;

use bytes::Buf;
use futures_core::Stream;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use serde_core::de::DeserializeOwned;
use warp::Filter;

use crate::serve::json::{self, MEDIA_TYPE};
use crate::serve::{FrameworkError, Rejection, query as read_query};

/// A filter for a JSON body of at most `limit` bytes. Rejects with the envelope.
///
/// The message says what is wrong and where. It does not contain the text of serde, which may repeat the request.
///
/// | body | status | code |
/// |---|---|---|
/// | `Content-Type` missing, or not JSON | 415, with `Accept: application/json` | `unsupported_media_type` |
/// | larger than the limit | 413 | `body_too_large` |
/// | cut off | 400 | `body_incomplete` |
/// | not JSON | 400 | `json_syntax` |
/// | JSON that does not match the type | 422, with `param` | `json_invalid` |
///
/// ```
/// use warp::Filter;
///
/// #[derive(serde::Deserialize)]
/// struct Order {
///     sku: String,
/// }
///
/// let order = warp::post().and(api_error::warp::json(64 * 1024)).map(|order: Order| order.sku);
/// # let _ = order;
/// ```
#[must_use]
pub fn json<T: DeserializeOwned + Send>(
    limit: usize,
) -> impl Filter<Extract = (T,), Error = warp::Rejection> + Copy + Send + Sync + 'static {
    let headers = warp::header::headers_cloned();
    headers.and(warp::body::stream()).and_then(move |headers: HeaderMap, body| async move {
        let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !content_type.is_some_and(json::is_json) {
            return Err(Rejection::from(FrameworkError::UnsupportedMediaType).with_accept(MEDIA_TYPE).into());
        }
        let body = read(body, limit).await?;
        json::from_slice(&body).map_err(warp::Rejection::from)
    })
}

async fn read<B: Buf, E: Display>(body: impl Stream<Item = Result<B, E>>, limit: usize) -> Result<Vec<u8>, Rejection> {
    let mut body = pin!(body);
    let mut whole = Vec::new();
    while let Some(chunk) = poll_fn(|context| body.as_mut().poll_next(context)).await {
        let incomplete = |error: E| Rejection::from(FrameworkError::BodyIncomplete).with_source(error.to_string());
        let mut chunk = chunk.map_err(incomplete)?;
        if chunk.remaining() > limit - whole.len() {
            return Err(FrameworkError::BodyTooLarge.into());
        }
        while chunk.has_remaining() {
            let part = chunk.chunk();
            whole.extend_from_slice(part);
            chunk.advance(part.len());
        }
    }
    Ok(whole)
}

/// A filter for the query of the URL. A missing query counts as an empty one. Rejects with 400 `query_invalid`, and with the
/// field in `param`.
///
/// ```
/// use warp::Filter;
///
/// #[derive(serde::Deserialize)]
/// struct Page {
///     page: u32,
/// }
///
/// let list = warp::path("list").and(api_error::warp::query()).map(|page: Page| page.page.to_string());
/// # let _ = list;
/// ```
#[must_use]
pub fn query<T: DeserializeOwned + Send>()
-> impl Filter<Extract = (T,), Error = warp::Rejection> + Copy + Send + Sync + 'static {
    let raw = warp::query::raw().or(warp::any().map(String::new)).unify();
    raw.and_then(|query: String| async move { read_query::from_str(&query).map_err(warp::Rejection::from) })
}

/// A filter for a segment of the path. Rejects a segment that does not parse with 400 `path_invalid`, and with the given
/// name in `param`. The `path::param` of warp answers such a request with 404.
///
/// warp still tries the filters after it: put routes with fixed segments first.
///
/// ```
/// use warp::Filter;
///
/// let user = warp::path("users").and(api_error::warp::param::<u32>("id")).map(|id: u32| id.to_string());
/// # let _ = user;
/// ```
#[must_use]
pub fn param<T: FromStr + Send>(
    name: &'static str,
) -> impl Filter<Extract = (T,), Error = warp::Rejection> + Copy + Send + Sync + 'static {
    warp::path::param::<String>().and_then(move |segment: String| async move {
        segment.parse().map_err(|_| {
            let rejection = Rejection::from(FrameworkError::PathInvalid).with_param(name);
            warp::Rejection::from(rejection.with_message(format!("The path parameter `{name}` is not valid.")))
        })
    })
}
