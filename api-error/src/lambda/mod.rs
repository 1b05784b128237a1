//! AWS Lambda by `lambda_http` 1 (feature `lambda`): errors as responses of a function, [`ErrorLayer`](crate::ErrorLayer) around it.
//!
//! A handler that returns `Err` to `lambda_http` has failed as a function: the gateway answers 502 with words of its own.
//! [`handler`] makes a service of a handler that returns a `Result` and answers `Ok` with the response of either side;
//! [`service`] puts the layer around it, or around an axum `Router`, and gives each request the id of its invocation.
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
//! [`json`] and [`query`] read a request and fail with the envelope.
//!
//! # What Lambda makes impossible
//!
//! - **The gateway's own errors**: a request over its size, a throttled one (429), no route (404), a function that is out of
//!   time or memory (502, 503, 504) are answered by the gateway or the load balancer and never reach the function. Gateway
//!   responses are configured there. A `tower` timeout below the limit of the function keeps its timeouts here.
//! - **A panic without the layer** ends the invocation as failed, and the gateway answers 502.
//! - **`details` of the connection**: there is none. `HEAD`, keep-alive and lengths are the gateway's work.
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
