//! Clients of an API (feature `client`): any error response in, one failure and the decision to retry out.
//!
//! [`ApiFailure::decode`] accepts whatever a server, a proxy or a broken connection sends: it never fails, and never loses
//! the status, the headers or what was read of the body. [`RetryPolicy::decide`] says whether to send the request again, and
//! when. Neither does any input or output; `api_error::reqwest` and `api_error::tower_retry` do.
//!
//! ```
//! use std::time::{Duration, SystemTime};
//!
//! use api_error::client::{ApiFailure, Attempt, Decision, Outcome, RetryPolicy};
//! use http::{HeaderMap, Method, StatusCode};
//!
//! let mut headers = HeaderMap::new();
//! headers.insert("retry-after", "3".parse()?);
//! let body = r#"{"type":"rate_limit_error","code":"too_many_exports","message":"One export per minute."}"#;
//! let failure = ApiFailure::decode(StatusCode::TOO_MANY_REQUESTS, headers, body);
//! assert_eq!(failure.code(), Some("too_many_exports"));
//!
//! let attempt = Attempt::new(Method::POST, SystemTime::UNIX_EPOCH, 0.0);
//! let decision = RetryPolicy::new().decide(&attempt, &Outcome::Failure(&failure));
//! assert_eq!(decision.delay(), Some(Duration::from_secs(3)));
//! # Ok::<(), http::header::InvalidHeaderValue>(())
//! ```
//!
//! The clients that the command generates for other languages give the same answers: all run the files of
//! `tests/client/corpus/`, whose format is in `docs/clients.md`.

mod body;
mod decode;
mod display;
mod facts;
mod failure;
mod fields;
mod hint;
mod kind;
mod retry;
mod text;

pub use self::body::{Body, BodyReader, BodyState};
pub use self::decode::Decoder;
pub use self::failure::ApiFailure;
pub use self::fields::FieldErrors;
pub use self::kind::{FailureKind, Format};
pub use self::retry::{
    Attempt, Decision, Outcome, Retries, RetryBudget, RetryPolicy, RetryReason, StopReason, TransportKind,
};
