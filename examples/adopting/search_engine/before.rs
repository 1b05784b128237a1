//! The errors as they were: enums for people who write the code, and one table of codes that several of their variants share.

use std::io;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use thiserror::Error;

#[derive(Debug, Error)]
pub(crate) enum Error {
    #[error("Index `{0}` not found.")]
    IndexNotFound(String),
    #[error("The filter breaks off at column {column}.")]
    FilterSyntax { column: usize },
    #[error("Attribute `{attribute}` is not filterable.")]
    FilterAttribute { attribute: String, filterable: Vec<String> },
    #[error("The filter compares `{0}` with more values than the {1} that are allowed.")]
    FilterTooLarge(String, usize),
    #[error("The provided API key is invalid.")]
    InvalidApiKey,
    #[error("The database of the index is locked by process {pid}.")]
    DatabaseLocked { pid: u32 },
    #[error("The task queue is full after {0} tasks.")]
    QueueFull(u64),
    #[error("read of {path}: {source}")]
    Read { path: String, source: io::Error },
}

#[derive(Clone, Copy)]
enum Code {
    IndexNotFound,
    InvalidSearchFilter,
    InvalidApiKey,
    Internal,
}

impl Code {
    fn parts(self) -> (&'static str, &'static str, StatusCode) {
        match self {
            Self::IndexNotFound => ("index_not_found", "invalid_request", StatusCode::NOT_FOUND),
            Self::InvalidSearchFilter => ("invalid_search_filter", "invalid_request", StatusCode::BAD_REQUEST),
            Self::InvalidApiKey => ("invalid_api_key", "auth", StatusCode::FORBIDDEN),
            Self::Internal => ("internal", "internal", StatusCode::INTERNAL_SERVER_ERROR),
        }
    }
}

impl Error {
    fn code(&self) -> Code {
        match self {
            Self::IndexNotFound(_) => Code::IndexNotFound,
            Self::FilterSyntax { .. } | Self::FilterAttribute { .. } | Self::FilterTooLarge(..) => {
                Code::InvalidSearchFilter
            }
            Self::InvalidApiKey => Code::InvalidApiKey,
            Self::DatabaseLocked { .. } | Self::QueueFull(_) | Self::Read { .. } => Code::Internal,
        }
    }
}

#[derive(Serialize)]
struct Body {
    message: String,
    code: &'static str,
    r#type: &'static str,
    link: String,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (code, kind, status) = self.code().parts();
        let message = match &self {
            Self::Read { .. } => "An internal error has occurred.".to_owned(),
            other => other.to_string(),
        };
        let link = format!("https://docs.example.com/errors#{code}");
        (status, Json(Body { message, code, r#type: kind, link })).into_response()
    }
}
