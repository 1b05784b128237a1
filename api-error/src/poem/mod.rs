//! poem 3 (feature `poem`): errors as responses, `ErrorLayer` as middleware, extractors that reject with the envelope.
//!
//! An enum that derives `ApiError` converts into `poem::Error` and implements `IntoResponse`: a handler returns it alone or in a
//! `Result`. It does not implement `ResponseError`, which requires `Display`: the source of the `poem::Error` is an
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
//! [`ErrorLayer`](crate::ErrorLayer) recognizes the errors of poem by their types and gives them codes. [`catch`] does the same
//! for services without the layer. One status changes: JSON that does not match the type is 422 instead of 400. [`Json`],
//! [`Query`], [`Form`], [`Path`] and `Multipart` (feature `multipart`) also name the field or the parameter at fault.
//!
//! # What poem makes impossible
//!
//! - A 405 has no `Allow`: a `RouteMethod` does not tell its methods. [`Allow`] adds the header, route by route.
//! - The `Json` of poem has no limit. [`Json`] has one. `poem::middleware::SizeLimit` works too, and answers a request without
//!   `Content-Length` with 411.
//! - A response in `Error::from_response` loses its extensions, [`Untouched`](crate::Untouched) among them.
//! - hyper answers malformed HTTP (400) and header fields that are too large (431) before it calls an endpoint, without
//!   content.
//! - There is no timeout for handlers. If you set one, return [`FrameworkError::Timeout`](crate::FrameworkError::Timeout).

mod allow;
mod catch;
mod form;
mod json;
mod middleware;
#[cfg(feature = "multipart")]
mod multipart;
mod path;
mod query;
mod rejection;
mod request_id;
mod response;
#[cfg(feature = "__validation")]
mod valid;

pub use self::allow::{Allow, AllowEndpoint};
pub use self::catch::catch;
pub use self::form::{Form, FormLimit};
pub use self::json::{Json, JsonLimit};
pub use self::middleware::ErrorEndpoint;
#[cfg(feature = "multipart")]
pub use self::multipart::{Field, Multipart};
pub use self::path::Path;
pub use self::query::Query;
#[doc(hidden)]
pub use self::response::{error, respond};

crate::serve::value::deref_to_value!(Form, Json, Path, Query);
