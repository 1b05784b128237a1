//! salvo 1 (feature `salvo`): errors as `Scribe`, [`ErrorLayer`](crate::ErrorLayer) as hoop and catcher, readers that fail with
//! the envelope.
//!
//! An enum that derives `ApiError` implements `Scribe`, and by that `Writer`: a handler returns it in a `Result`.
//! [`service`] puts the layer where it sees everything; by hand, it is `.hoop(layer.clone())` and
//! `.catcher(Catcher::new(layer))`, both.
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
//! salvo's own errors are told apart by their cause: a `ParseError` of JSON is `json_syntax` (400) or `json_invalid` (422, where
//! salvo says 400), of a media type `unsupported_media_type` (415, where salvo says 400), of a size `body_too_large`.
//!
//! In a handler, `req.extensions().get::<RequestId>()` is the request's id.
//!
//! # What salvo makes impossible
//!
//! - **Which parameter failed**, where salvo's own extractors read the query, the path or a form: their errors do not say
//!   where they come from. They are `bad_request`; [`query`] and [`param`] know.
//! - **`allowed_media_types` without `application/json`**: it works after all hoops and turns every error of ours into 415. The
//!   catcher gives that one our shape, except on `HEAD`, where salvo calls no catcher.
//! - **One status for a timeout**: the `Timeout` hoop answers 503, which is `overloaded`, unless it gets
//!   `.error(StatusError::gateway_timeout)`; it closes the connection either way.
//! - **Shapes of salvo's own**: `StatusError` and `Problem` bodies made inside a handler are salvo's HTML, JSON or XML no longer,
//!   once the layer is there; its `Problem` counts as JSON of others and stays.
//! - **A value in `Depot`** of the handlers that comes back after a panic: the request is answered, what it had begun is gone.
//! - **HTTP that does not parse** is answered by the server itself, with 400 or 431 and no body.

mod error;
mod hoop;
mod read;
mod scribe;

pub use self::hoop::service;
pub use self::read::{json, param, query};
#[doc(hidden)]
pub use self::scribe::render;
