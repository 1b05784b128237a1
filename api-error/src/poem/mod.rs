//! poem 3 (feature `poem`): errors as responses, `ErrorLayer` as middleware, extractors that reject with the envelope.
//!
//! An enum that derives `ApiError` converts into `poem::Error` and is an `IntoResponse`, so a handler returns it as it is or in a
//! `Result`. It needs no `Display`, and is therefore no `ResponseError` itself: the source of the `poem::Error` is an
//! [`ErrorRecord`](crate::ErrorRecord).
//!
//! ```
//! use api_error::poem::Allow;
//! use api_error::{ApiError, ErrorLayer};
//! use poem::{EndpointExt, Route, get, handler};
//!
//! #[derive(Debug, ApiError)]
//! enum OrderError {
//!     #[api_error(status = 404)]
//!     OrderNotFound,
//! }
//!
//! #[handler]
//! fn order() -> Result<String, OrderError> {
//!     Err(OrderError::OrderNotFound)
//! }
//!
//! let app = Route::new().at("/orders/:id", get(order).with(Allow::new("GET, HEAD"))).with(ErrorLayer::new());
//! # let _ = app;
//! ```
//!
//! # What the layer does
//!
//! [`ErrorLayer`](crate::ErrorLayer) knows poem's own errors by their types, so it gives them their codes. [`catch`] does the
//! same for services without the layer. One status changes: JSON of another form answers 422 rather than 400. [`Json`]
//! and [`Query`] also name the field at fault; poem does not say which path parameter is.
//!
//! # What poem makes impossible
//!
//! - A 405 has no `Allow` of itself: a `RouteMethod` does not tell its methods. [`Allow`] adds them, route by route.
//! - poem reads bodies of any length: its own `Json` has no limit. [`Json`] has one, and `poem::middleware::SizeLimit`
//!   is heeded, which answers a request without `Content-Length` with 411.
//! - A response inside of `Error::from_response` loses its extensions on the way out, [`Untouched`](crate::Untouched) among them.
//! - Malformed HTTP (400) and header fields that are too large (431) are answered by hyper before any endpoint is called,
//!   without content.
//! - There is no limit on how long a handler takes. Return [`FrameworkError::Timeout`](crate::FrameworkError::Timeout) where you
//!   set one.

mod allow;
mod catch;
mod json;
mod middleware;
mod query;
mod rejection;
mod request_id;
mod response;

pub use self::allow::{Allow, AllowEndpoint};
pub use self::catch::catch;
pub use self::json::{Json, JsonLimit};
pub use self::middleware::ErrorEndpoint;
pub use self::query::Query;
#[doc(hidden)]
pub use self::response::{error, respond};
