//! rocket 0.5 (feature `rocket`): errors as responses, `ErrorLayer` as fairing, guards that reject with the envelope.
//!
//! An enum that derives `ApiError` is a `Responder`, so a handler returns it as it is or in a `Result`. Attached,
//! [`ErrorLayer`](crate::ErrorLayer) also registers the catcher for everything that Rocket refuses itself.
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
//! A guard of the service hands its error to the catcher with [`reject`]. A service without the layer registers
//! [`catchers`]. A catcher of the service for one status wins; one for all statuses at `/` collides with the layer's when
//! Rocket ignites.
//!
//! # What Rocket makes impossible
//!
//! - A method that no route serves is 404 `route_not_found`, without `Allow`: Rocket does not tell it from a URL that nothing serves.
//!   Neither is a body that no route's `format` accepts. Without `format`, [`Json`] answers 415.
//! - A path or query parameter of another type is 422 `unprocessable_content`, without `param`: Rocket forgets why a route was passed
//!   over. [`Query`] answers 400 `query_invalid` with `param`; take `Result<T, _>` in the handler where a path matters.
//! - Rocket catches panics itself and keeps their text: 500 `internal_error`, and `ErrorLayer::catch_panics` changes nothing.
//! - Rocket's own `Json`, `Form` and so on answer with the code of their status alone: catchers get no error. [`Json`] and
//!   [`reject`] leave theirs in the request.
//! - A response has no extensions: [`AsIs`] takes the place of [`Untouched`](crate::Untouched).
//! - What the client sees as `server: Rocket` and the headers of `Shield` come from Rocket's configuration.
//! - Malformed HTTP (400) and header fields that are too large (431) are answered by hyper before any fairing is called,
//!   without content. A method that Rocket does not know answers 400 without a request id, by the catcher alone.
//! - There is no limit on how long a handler takes. Return [`FrameworkError::Timeout`](crate::FrameworkError::Timeout) where you
//!   set one.

mod as_is;
mod catch;
mod fairing;
mod json;
mod query;
mod request_id;
mod response;
mod state;

pub use self::as_is::AsIs;
pub use self::catch::{catchers, reject};
pub use self::json::Json;
pub use self::query::Query;
#[doc(hidden)]
pub use self::response::respond;
