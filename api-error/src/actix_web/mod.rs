//! actix-web 4 (feature `actix-web`): errors as responses, `ErrorLayer` as middleware, extractors that reject with the
//! envelope.
//!
//! An enum that derives `ApiError` converts into `actix_web::Error` and implements `Responder`: a handler returns it alone or in
//! a `Result`. It does not implement `ResponseError`, which requires `Display`: the cause of the `actix_web::Error` is an
//! [`ErrorRecord`](crate::ErrorRecord).
//!
//! ```
//! use actix_web::{App, web};
//! use api_error::{ApiError, ErrorLayer};
//!
//! #[derive(Debug, ApiError)]
//! enum OrderError {
//!     #[api_error(status = 404)]
//!     OrderNotFound,
//! }
//!
//! async fn order() -> Result<String, OrderError> {
//!     Err(OrderError::OrderNotFound)
//! }
//!
//! let app = App::new()
//!     .wrap(ErrorLayer::new())
//!     .configure(api_error::actix_web::configure)
//!     .service(web::resource("/orders/{id}").get(order));
//! # let _ = app;
//! ```
//!
//! # What the layer does
//!
//! [`ErrorLayer`](crate::ErrorLayer) recognizes the errors of actix-web's extractors by their types and gives them codes.
//! [`configure`] does the same for services without the layer. Three statuses change: a missing or unsupported `Content-Type`
//! is 415 instead of 400, JSON that does not match the type is 422 instead of 400, and an invalid path parameter is 400 instead
//! of 404. [`Json`], [`Query`], [`Form`] and [`Path`] also name the field or the parameter at
//! fault, and so does `MultipartForm` (feature `actix-multipart`).
//!
//! # What actix-web makes impossible
//!
//! - With `App::route` and the macros such as `#[get]`, a method that a route does not serve is 404 `route_not_found` instead of
//!   405: they hide the path from other methods. `web::resource` answers 405 with `Allow`, and the layer keeps the header. A
//!   `Resource::default_service` loses `Allow`.
//! - HEAD is a method like any other: a resource that serves only GET answers it with 405.
//! - After a panic, or an `Err` of inner middleware, the layer returns an `Err` that contains the finished response, because
//!   actix-web does not give the request back. Outer middleware sees an error there, not a response.
//! - actix-web answers malformed HTTP (400), header fields that are too large (431) and a head that arrives too late (408)
//!   before it calls a service, without content.
//! - There is no timeout for handlers. If you set one, return [`FrameworkError::Timeout`](crate::FrameworkError::Timeout).

mod body;
mod config;
mod form;
mod future;
mod json;
mod middleware;
#[cfg(feature = "actix-multipart")]
mod multipart;
mod path;
mod query;
mod rejection;
mod request_id;
mod response;
#[cfg(feature = "__validation")]
mod valid;

pub use self::body::ErrorBody;
pub use self::config::configure;
pub use self::form::{Form, FormLimit};
pub use self::future::ErrorFuture;
pub use self::json::{Json, JsonLimit};
pub use self::middleware::ErrorMiddleware;
#[cfg(feature = "actix-multipart")]
pub use self::multipart::MultipartForm;
pub use self::path::Path;
pub use self::query::Query;
#[doc(hidden)]
pub use self::response::{error, respond};

crate::serve::value::deref_to_value!(Form, Json, Path, Query);
#[cfg(feature = "actix-multipart")]
crate::serve::value::deref_to_value!(MultipartForm);
