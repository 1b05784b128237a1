//! axum 0.8 (feature `axum`): errors as responses, extractors that reject with the envelope.
//!
//! An enum that derives `ApiError` implements `IntoResponse`. Extractors work without [`ErrorLayer`](crate::ErrorLayer) too;
//! the layer gives axum's own errors the same shape, and the request id.

mod json;
mod path;
mod query;
mod request_id;
mod response;

pub use self::json::Json;
pub use self::path::Path;
pub use self::query::Query;
#[doc(hidden)]
pub use self::response::into_response;
