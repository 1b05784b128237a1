//! tonic 0.14 (feature `tonic`): errors as `Status` with the details of `google.rpc`.
//!
//! An enum that derives `ApiError` converts into `tonic::Status`: a method returns `Err(error.into())`, or uses `?`. The status
//! has the code of [`code`], the public message, cut to 512 bytes, and these details:
//!
//! | detail | content |
//! |---|---|
//! | `ErrorInfo` | `reason`: the code in capitals; `domain`: that of [`set_domain`]; `metadata`: `type` and `http_status` |
//! | `BadRequest` | `param`, or each of `errors` |
//! | `Help` | the `doc_url` |
//! | `RetryInfo` | `retry_after` |
//! | `RequestInfo` | the request id, if [`ErrorLayer`](crate::ErrorLayer) is around the service |
//!
//! The cause stays on the server: as `Status::source`, and in the log.
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
//! `Server::builder().layer(ErrorLayer::new())` adds, as elsewhere: a request id in `x-request-id` and in the details, one log event
//! for each status, panics as `INTERNAL`, methods that nobody implements with details. Statuses that are not made of an error of ours
//! pass as they are. HTTP and gRPC share the layer where they share a port.
//!
//! # What tonic makes impossible
//!
//! - **A timeout in our shape**: `Server::timeout` and the header `grpc-timeout` are answered outside of all layers, with
//!   `CANCELLED` and tonic's words. A `tower` timeout inside of the layer has our shape.
//! - **An error in the middle of a stream** leaves in the trailers, after the layer: it has all details but the request id, and is
//!   logged where it is converted.
//! - **`details` of the body and declared headers** do not go over gRPC: what a client should read is in the message, the
//!   parameter or the code. All of it together stays below 4 KiB, because it travels in headers.
//! - **Words of a framework error replaced by `ErrorLayer::with_error`**: over HTTP only.

mod code;
mod details;
mod domain;
mod finish;
mod status;

pub use self::code::code;
pub use self::domain::set_domain;
pub(crate) use self::finish::{answer, finish, is_grpc};
#[doc(hidden)]
pub use self::status::into_status;
