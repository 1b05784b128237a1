//! salvo 1 (feature `salvo`): errors as `Scribe`, [`ErrorLayer`](crate::ErrorLayer) as hoop and catcher, readers that fail with
//! the envelope.
//!
//! An enum that derives `ApiError` implements `Scribe`, and through it `Writer`: a handler returns it in a `Result`.
//! [`service`] adds the layer where it sees every response. By hand, that takes both `.hoop(layer.clone())` and
//! `.catcher(Catcher::new(layer))`.
//!
//! ```
//! use api_error::{ApiError, ErrorLayer};
//! use salvo_core::prelude::*;
//!
//! #[derive(Debug, ApiError)]
//! enum UserError {
//!     #[api_error(status = 404)]
//!     UserNotFound,
//! }
//!
//! #[handler]
//! async fn user(req: &mut Request) -> Result<String, UserError> {
//!     match api_error::salvo::param::<u32>(req, "id") {
//!         Ok(7) => Ok("ada".to_owned()),
//!         _ => Err(UserError::UserNotFound),
//!     }
//! }
//!
//! let routes = Router::with_path("users/{id}").get(user);
//! let service = api_error::salvo::service(routes, ErrorLayer::new());
//! # let _ = service;
//! ```
//!
//! The cause of a salvo error decides its code. A `ParseError` of JSON is 400 `json_syntax` or 422 `json_invalid`, of a media
//! type 415 `unsupported_media_type`, of a size 413 `body_too_large`. salvo itself answers 400 instead of the 422 and the 415.
//!
//! In a handler, `req.extensions().get::<RequestId>()` returns the request id, and `depot.insert_typed(..)` takes an
//! [`ErrorExtra`](crate::ErrorExtra).
//!
//! # What salvo makes impossible
//!
//! - **The parameter at fault**, if an extractor of salvo reads the query, the path or a form: its error does not say where it
//!   comes from, and becomes `bad_request`. [`query`] and [`param`] name the parameter.
//! - **`allowed_media_types` without `application/json`**: salvo applies it after all hoops and turns every error into a 415. The
//!   catcher gives that 415 our shape, except for HEAD, where salvo calls no catcher.
//! - **A timeout that is always 504**: the `Timeout` hoop answers 503, which is `service_unavailable`, unless it has
//!   `.error(StatusError::gateway_timeout)`. It closes the connection in both cases.
//! - **Error bodies of salvo**: the layer replaces the HTML, JSON or XML of a `StatusError`. A `Problem` of salvo stays as it is,
//!   like any JSON of a handler.
//! - **Values in `Depot` after a panic**: the request is answered, and the values are lost.
//! - **A shape for malformed HTTP**: the server answers it, with 400 or 431 and without a body.

mod error;
mod hoop;
mod read;
mod scribe;

pub use self::hoop::service;
pub use self::read::{json, param, query};
#[doc(hidden)]
pub use self::scribe::render;
