//! axum 0.8 (feature `axum`): errors as responses, and extractors that reject with the envelope.
//!
//! Every type that derives `ApiError` implements `IntoResponse`, and so does a `Box` of it: a handler returns it alone or in a
//! `Result`. Even without the layer, the response has its status, the body, where `request_id` is `null`, `Content-Type`,
//! `Cache-Control: no-store`, `X-Content-Type-Options: nosniff`, `Retry-After`, a challenge on 401, and the declared headers.
//!
//! ```
//! use api_error::axum::{Json, Path};
//! use api_error::{ApiError, ErrorLayer};
//! use axum::{Router, routing::get};
//!
//! #[derive(Debug, ApiError)]
//! enum UserError {
//!     #[api_error(status = 404, code = "user_not_found", message = "There is no user {id}.")]
//!     NotFound { id: u32 },
//! }
//!
//! async fn user(Path(id): Path<u32>) -> Result<Json<u32>, UserError> {
//!     if id == 1 { Ok(Json(id)) } else { Err(UserError::NotFound { id }) }
//! }
//!
//! let app: Router = Router::new().route("/users/{id}", get(user)).layer(ErrorLayer::new());
//! ```
//!
//! # What the layer adds
//!
//! `Router::layer(ErrorLayer::new())`, added after the routes and the fallback, gives every error the same shape and a
//! request id, and logs each error once:
//!
//! | cause | axum alone | with the layer | with our extractor too |
//! |---|---|---|---|
//! | no route | 404, empty | 404 `route_not_found` | |
//! | wrong method | 405, empty, `Allow` | 405 `method_not_allowed`, `Allow` | |
//! | not JSON | 400, text of serde | 400 `json_syntax` | the same, line and column |
//! | JSON that does not match the type | 422, text of serde | 422 `json_invalid`, `param` | |
//! | form that does not match the type | 422, text of serde | 422 `form_invalid`, `param` | |
//! | multipart form that is not valid | 400, text | 400 `multipart_invalid` | the same, `param` |
//! | typed header of axum-extra | 400, text | 400 `header_invalid`, `param` | no extractor of ours |
//! | `Content-Type` missing or not JSON | 415, text | 415 `unsupported_media_type` | the same, and `Accept` |
//! | body over the limit | 413, text | 413 `body_too_large` | |
//! | path parameter | 400, text of serde | 400 `path_invalid`, `param` of a struct | 400 `path_invalid`, `param` |
//! | query parameter | 400, text of serde | 400 `query_invalid`, `param` | |
//! | missing `Extension` | 500, text | 500 `internal_error`, the text in the log | |
//! | a handler's own status and text | as it is | the code of the status, the text in the log | |
//! | panic | connection closed | 500 `internal_panic` | |
//! | `tower`'s timeout, load shedding | need `HandleErrorLayer` | 504 `timeout`, 503 `overloaded` | |
//! | malformed HTTP, large header fields | 400, 431, empty, from hyper | the same: no layer sees it | |
//!
//! # Where to add the layer
//!
//! Add it to a `Router`, or inside of CORS and compression in a `ServiceBuilder`. Around a whole `Router` it changes the type of
//! the body, which `axum::serve` does not accept; use `Router::new().fallback_service(layer.layer(router))` there.
//!
//! `http.route` is in the log if the layer is added with `Router::layer`.
//!
//! # What is not supported
//!
//! A derived type cannot have an `IntoResponse` of its own, nor can a `Box` of it: remove it when you add the derive.
//!
//! ```compile_fail,E0119
//! # use api_error::ApiError;
//! # use axum::response::{IntoResponse, Response};
//! #[derive(Debug, ApiError)]
//! #[api_error(status = 404)]
//! struct NotFound;
//!
//! impl IntoResponse for NotFound {
//!     fn into_response(self) -> Response {
//!         "not found".into_response()
//!     }
//! }
//! ```
//!
//! An error inside of a body that is already being sent is logged, and
//! breaks the connection: its status has left.

mod form;
mod json;
#[cfg(feature = "multipart")]
mod multipart;
mod path;
mod query;
mod rejection;
mod request_id;
mod response;
#[cfg(feature = "__validation")]
mod valid;

pub use self::form::Form;
pub use self::json::Json;
#[cfg(feature = "multipart")]
pub use self::multipart::{Field, Multipart};
pub use self::path::Path;
pub use self::query::Query;
#[doc(hidden)]
pub use self::response::into_response;
pub use self::response::response;
#[cfg(feature = "__validation")]
pub use self::valid::ValidRejection;

crate::serve::value::deref_to_value!(Form, Json, Path, Query);
