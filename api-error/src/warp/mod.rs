//! warp 0.4 (feature `warp`): errors as replies and rejections, filters that reject with the envelope.
//!
//! An enum that derives `ApiError` implements `warp::Reply`, for handlers of `then` and `map` that return a `Result`, and
//! converts into `warp::Rejection`, for handlers of `and_then`. [`recover`] answers rejections, those of warp included.
//! [`ErrorLayer`](crate::ErrorLayer), around `warp::service`, adds request ids and handles panics and timeouts. [`serve`] runs
//! the result.
//!
//! ```no_run
//! use api_error::{ApiError, ErrorLayer};
//! use tower::Layer;
//! use warp::Filter;
//!
//! #[derive(Debug, ApiError)]
//! enum UserError {
//!     #[api_error(status = 404)]
//!     UserNotFound,
//! }
//!
//! # async fn run() -> std::io::Result<()> {
//! let user = warp::path("users").and(api_error::warp::param::<u32>("id")).and(warp::path::end()).and(warp::get());
//! let user = user.then(|id| async move { if id == 7 { Ok("ada") } else { Err(UserError::UserNotFound) } });
//! let service = ErrorLayer::new().layer(warp::service(user.recover(api_error::warp::recover)));
//! let listener = tokio::net::TcpListener::bind(("127.0.0.1", 3000)).await?;
//! api_error::warp::serve(listener, service, std::future::pending()).await;
//! # Ok(())
//! # }
//! ```
//!
//! # What warp makes impossible
//!
//! - **`Allow` on a 405**, which RFC 9110 section 15.5.6 requires: filters do not know which methods other filters accept. A
//!   route can declare an error with `status = 405` and `header("Allow", "GET")`.
//! - **The right choice of 404 or 405**: when several filters reject, warp does not keep whose path matched. [`recover`] chooses
//!   as warp does: the highest status, but 405 after all others and 404 last. Put `warp::get()` and similar filters after the
//!   path: before it, they answer 405 to every unknown path.
//! - **The template of a route in the log**: warp has no templates, so `http.route` is absent.
//! - **The layer around `warp::serve`**: that function takes filters, not services. Use [`serve`].
//! - **A request id outside of the layer**: inside, `warp::ext::get::<RequestId>()` reads it.
//! - **A rejection without [`recover`]**: warp answers 500 to an error that it does not know, whatever its status.
//! - **A shape for malformed HTTP**: the server answers it, with 400 or 431 and without a body.

mod filters;
mod idle;
mod recover;
mod reply;
mod server;

pub use self::filters::{json, param, query};
pub use self::recover::recover;
#[doc(hidden)]
pub use self::reply::{into_response, reject};
pub use self::server::serve;
