//! AWS Lambda with `lambda_http` 1 (feature `lambda`): errors as responses of a function, and
//! [`ErrorLayer`](crate::ErrorLayer) around the function.
//!
//! If a handler returns `Err` to `lambda_http`, the invocation fails, and the gateway answers 502 with a text of its own.
//! [`handler`] makes a service of a handler that returns a `Result`: it answers with the response of either side. [`service`]
//! adds the layer around it, or around an axum `Router`, and gives each request the id of its invocation.
//!
//! ```no_run
//! use api_error::{ApiError, ErrorLayer};
//! use lambda_http::{Error, Request};
//!
//! #[derive(Debug, ApiError)]
//! enum UserError {
//!     #[api_error(status = 404)]
//!     UserNotFound,
//! }
//!
//! async fn user(request: Request) -> Result<String, UserError> {
//!     if request.uri().path() == "/users/7" { Ok("ada".to_owned()) } else { Err(UserError::UserNotFound) }
//! }
//!
//! # async fn run() -> Result<(), Error> {
//! let function = api_error::lambda::handler(user);
//! lambda_http::run(api_error::lambda::service(function, ErrorLayer::new())).await
//! # }
//! ```
//!
//! [`json`] and [`query`] read a request. Their errors answer with the envelope. An [`ErrorExtra`](crate::ErrorExtra) goes into the
//! extensions of the request before [`service`] gets it: `service(..).map_request(..)` of `tower::ServiceExt`.
//!
//! # What Lambda makes impossible
//!
//! - **The errors of the gateway**: a request that is too large or throttled (429), no route (404), a function that runs out of
//!   time or memory (502, 503, 504). The gateway or the load balancer answers these, and the function does not see them. Configure
//!   the responses there. For timeouts in our shape, use a `tower` timeout below the limit of the function.
//! - **A panic without the layer**: the invocation fails, and the gateway answers 502.
//! - **Connections**: the gateway handles HEAD, keep-alive and lengths.
//! - **A stream that fails** after its head has been sent, under `run_with_streaming_response`.

mod handler;
mod read;
mod response;
mod service;

pub use self::handler::{Handler, handler};
pub use self::read::{json, query};
#[doc(hidden)]
pub use self::response::{ResponseFuture, into_response};
pub use self::service::{LambdaService, service};
