//! tonic 0.14 (feature `tonic`): errors as `Status` with the details of `google.rpc`.
//!
//! An enum that derives `ApiError` converts into `tonic::Status`: a method returns `Err(error.into())`, or uses `?`. The status
//! has the code that [`code`] returns, the public message, cut to 512 bytes, and these details:
//!
//! | detail | content |
//! |---|---|
//! | `ErrorInfo` | `reason`: the code in capitals; `domain`: that of [`set_domain`]; `metadata`: `type`, `http_status`, and `more_errors` as in the body |
//! | `BadRequest` | `param`, or as many of `errors` as fit |
//! | `Help` | the `doc_url` |
//! | `RetryInfo` | `retry_after` |
//! | `RequestInfo` | the request id, if [`ErrorLayer`](crate::ErrorLayer) is around the service |
//!
//! The cause stays on the server: it is the `Status::source`, and in the log.
//!
//! ```
//! use api_error::ApiError;
//! use tonic_types::StatusExt;
//!
//! #[derive(Debug, ApiError)]
//! enum UserError {
//!     #[api_error(status = 404, message = "There is no user {id}.", param = "id")]
//!     UserNotFound { id: u32 },
//! }
//!
//! api_error::tonic::set_domain("users.example.com");
//! let status = tonic::Status::from(UserError::UserNotFound { id: 7 });
//! assert_eq!(status.code(), tonic::Code::NotFound);
//! assert_eq!(status.message(), "There is no user 7.");
//! let details = status.get_error_details();
//! assert_eq!(details.error_info().map(|info| info.reason.as_str()), Some("USER_NOT_FOUND"));
//! ```
//!
//! `Server::builder().layer(ErrorLayer::new())` adds a request id in `x-request-id` and in the details, and one log event for
//! each error, in the middle of a stream too. It answers panics with `INTERNAL`, and adds details to the answer of unimplemented
//! methods, which it logs at `INFO`: any client can call them. A status that is not
//! one of our errors stays as it is. If HTTP and gRPC share a port, they share the layer.
//!
//! What the layer itself answers, to a panic or a timeout, has the form of gRPC only if the request goes to a service of tonic:
//! POST to `/package.Service/Method` with a media type of gRPC over HTTP/2, or of gRPC-Web. In a router of axum, put the layer in
//! the router; around it, the layer cannot see the service. A service without a package is answered as HTTP, with the status.
//!
//! # What tonic makes impossible
//!
//! - **A timeout in our shape**: tonic answers `Server::timeout` and the header `grpc-timeout` outside of all layers, with
//!   `CANCELLED` and a text of its own. A `tower` timeout inside of the layer has our shape.
//! - **The request id in the details of an error in the middle of a stream**: its status is in the trailers, which come after the
//!   layer. It has all other details, the response has the header, and the log has the id. For the same reason, it does not
//!   have the address that `ErrorLayer::doc_url` gives.
//! - **`details` of the body and declared headers**: gRPC does not carry them. Put what a client needs into the message, the
//!   parameter or the code. All of these together stay below 4 KiB, because they travel in headers.
//! - **`ErrorLayer::with_error`**: it replaces framework errors only over HTTP.

mod call;
mod code;
mod details;
mod domain;
mod finish;
mod status;
mod stream;

pub(crate) use self::call::Call;
pub use self::code::code;
pub use self::domain::set_domain;
pub(crate) use self::finish::{answer, finish};
#[doc(hidden)]
pub use self::status::into_status;
pub(crate) use self::stream::poll;
