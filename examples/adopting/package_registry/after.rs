//! The errors as they are now. Each has a code, which the body does not show: logs, the counter and the catalog have it.

use std::io;

use api_error::{ApiError, shape};
use axum::http::StatusCode;
use thiserror::Error;

#[derive(Debug, Error, ApiError)]
#[api_error(message(display))]
pub(crate) enum Error {
    /// No package has this name.
    #[error("package `{name}` does not exist")]
    #[api_error(status = 404)]
    PackageNotFound { name: String },
    /// The request has no credentials.
    #[error("this action requires authentication")]
    #[api_error(status = 403)]
    SignedOut,
    /// A version never changes, so it cannot be uploaded again.
    #[error("version `{version}` is already uploaded")]
    #[api_error(status = 400)]
    VersionExists { version: String },
    /// The index did not accept the package. Status and text are its own.
    #[error("{text}")]
    #[api_error(status = 502, status_from = status, message(display), expose = "the index writes its texts for clients")]
    IndexRejected { status: StatusCode, text: String },
    /// The storage failed; the log has the reason.
    #[error("storage")]
    #[api_error(status = 500, message = "Internal Server Error")]
    Storage(#[from] io::Error),
}

shape! {
    /// The body of every error: a list of one text.
    pub(crate) static BODY = { "errors": [{ "detail": message }] };
}
