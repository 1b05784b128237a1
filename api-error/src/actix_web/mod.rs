//! actix-web 4 (feature `actix-web`): errors as responses, `ErrorLayer` as middleware, extractors that reject with the envelope.
//!
//! An enum that derives `ApiError` converts into `actix_web::Error` and is a `Responder`, so a handler returns it as it is or in a
//! `Result`. It needs no `Display`, and is therefore no `ResponseError` itself: the cause of the `actix_web::Error` is an
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
//! [`ErrorLayer`](crate::ErrorLayer) knows the errors of actix-web's own extractors by their types, so it gives them their
//! codes without [`configure`], which does the same for services without the layer. Statuses change in two cases:
//! a missing or foreign `Content-Type` answers 415 rather than 400, JSON of another form 422 rather than 400, a path
//! parameter of another type 400 rather than 404. [`Json`] and [`Query`] also name the field at fault.
//!
//! # What actix-web makes impossible
//!
//! - A method that a route does not serve is 404 `route_not_found`, not 405, with `App::route` and the macros `#[get]` and so on:
//!   they hide the path from other methods. `web::resource` answers 405 with `Allow`, and the layer keeps it. A
//!   `Resource::default_service` loses `Allow`.
//! - HEAD is a method like any other: a resource that serves GET alone answers it with 405.
//! - A panic, or an `Err` of middleware further in, leaves the layer as an `Err` that holds the finished response: actix-web keeps the
//!   request to itself. Middleware further out sees an error there, not a response.
//! - Malformed HTTP (400), header fields that are too large (431) and a head that does not come in time (408) are
//!   answered before any service is called, without content.
//! - There is no limit on how long a handler takes. Return [`FrameworkError::Timeout`](crate::FrameworkError::Timeout) where you
//!   set one.

mod body;
mod config;
mod future;
mod json;
mod middleware;
mod query;
mod rejection;
mod request_id;
mod response;

pub use self::body::ErrorBody;
pub use self::config::configure;
pub use self::future::ErrorFuture;
pub use self::json::{Json, JsonLimit};
pub use self::middleware::ErrorMiddleware;
pub use self::query::Query;
#[doc(hidden)]
pub use self::response::{error, respond};
