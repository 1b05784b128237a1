//! rocket 0.5 (feature `rocket`): errors as responses, `ErrorLayer` as fairing, guards that reject with the envelope.
//!
//! An enum that derives `ApiError` implements `Responder`: a handler returns it alone or in a `Result`. When
//! [`ErrorLayer`](crate::ErrorLayer) is attached, it also registers the catcher for all errors that Rocket makes.
//!
//! ```
//! use api_error::rocket::Json;
//! use api_error::{ApiError, ErrorLayer};
//! use rocket::{post, routes};
//!
//! #[derive(Debug, ApiError)]
//! enum OrderError {
//!     #[api_error(status = 409)]
//!     SoldOut,
//! }
//!
//! #[derive(serde::Deserialize)]
//! struct Order {
//!     sku: String,
//! }
//!
//! #[post("/orders", data = "<order>")]
//! fn place(order: Json<Order>) -> Result<String, OrderError> {
//!     if order.0.sku == "gold" { Err(OrderError::SoldOut) } else { Ok(order.0.sku) }
//! }
//!
//! let rocket = rocket::build().attach(ErrorLayer::new()).mount("/", routes![place]);
//! # let _ = rocket;
//! ```
//!
//! A guard of the service passes its error to the catcher with [`reject`]. A service without the layer registers
//! [`catchers`]. A catcher of the service for one status has precedence. A catcher for all statuses at `/` collides with that of
//! the layer when Rocket ignites.
//!
//! # What Rocket makes impossible
//!
//! - A method that no route serves is 404 `route_not_found`, without `Allow`: Rocket does not distinguish it from an unknown
//!   URL. The same goes for a body that no route accepts by its `format`. Without `format`, [`Json`] answers 415.
//! - An invalid path or query parameter is 422 `unprocessable_content`, without `param`: Rocket does not keep the reason why it
//!   skipped a route. [`Query`] answers 400 `query_invalid` with `param`. For a path parameter, take `Result<T, _>` in the
//!   handler.
//! - Rocket catches panics itself and keeps their text: 500 `internal_error`. `ErrorLayer::catch_panics` has no effect.
//! - The errors of Rocket's `Json`, `Form` and so on get the code of their status, because catchers do not get the error.
//!   [`Json`] and [`reject`] note theirs in the request.
//! - A response has no extensions: use [`AsIs`] instead of [`Untouched`](crate::Untouched), and `request.local_cache(..)` for
//!   [`ErrorExtra`](crate::ErrorExtra).
//! - `server: Rocket` and the headers of `Shield` come from Rocket's configuration.
//! - hyper answers malformed HTTP (400) and header fields that are too large (431) before it calls a fairing, without content.
//!   The catcher alone answers a method that Rocket does not know, with 400 and without a request id.
//! - There is no timeout for handlers. If you set one, return [`FrameworkError::Timeout`](crate::FrameworkError::Timeout).

mod as_is;
mod body;
mod catch;
mod fairing;
mod json;
mod query;
mod request_id;
mod response;
mod state;
#[cfg(feature = "__validation")]
mod valid;

pub use self::as_is::AsIs;
pub use self::catch::{catchers, reject};
pub use self::json::Json;
pub use self::query::Query;
#[doc(hidden)]
pub use self::response::respond;

crate::serve::value::deref_to_value!(Json, Query);
