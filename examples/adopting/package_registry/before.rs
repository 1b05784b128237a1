//! The errors as they were: a struct with a status, made by functions, and a response of one text.

use std::io;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

#[derive(Debug)]
pub(crate) struct Error {
    status: StatusCode,
    detail: String,
}

#[derive(Serialize)]
struct Body {
    errors: [Detail; 1],
}

#[derive(Serialize)]
struct Detail {
    detail: String,
}

pub(crate) fn custom(status: StatusCode, detail: impl Into<String>) -> Error {
    Error { status, detail: detail.into() }
}

pub(crate) fn package_not_found(name: &str) -> Error {
    custom(StatusCode::NOT_FOUND, format!("package `{name}` does not exist"))
}

pub(crate) fn signed_out() -> Error {
    custom(StatusCode::FORBIDDEN, "this action requires authentication")
}

pub(crate) fn version_exists(version: &str) -> Error {
    custom(StatusCode::BAD_REQUEST, format!("version `{version}` is already uploaded"))
}

/// The index answers for itself: its status and its text are passed on.
pub(crate) fn index_rejected(status: StatusCode, text: &str) -> Error {
    custom(status, text)
}

/// The reason is not for clients.
pub(crate) fn storage(error: &io::Error) -> Error {
    eprintln!("storage: {error}");
    custom(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error")
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        (self.status, Json(Body { errors: [Detail { detail: self.detail }] })).into_response()
    }
}
