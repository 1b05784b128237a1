//! The errors as they are now: a variant says its code, and `shared` that others have it too.

use std::io;

use api_error::{ApiError, shape};
use thiserror::Error;

#[derive(Debug, Error, ApiError)]
#[api_error(
    types("invalid_request", "auth", "internal"),
    doc_url = "https://docs.example.com/errors#{code}",
    message(display),
    expose = "the users of the engine are the people who run it"
)]
pub(crate) enum Error {
    /// There is no index of this name.
    #[error("Index `{0}` not found.")]
    #[api_error(status = 404, type = "invalid_request")]
    IndexNotFound(String),
    /// The filter is not complete.
    #[error("The filter breaks off at column {column}.")]
    #[api_error(status = 400, type = "invalid_request", code = "invalid_search_filter", shared)]
    FilterSyntax { column: usize },
    /// The filter names an attribute that is not filterable.
    #[error("Attribute `{attribute}` is not filterable.")]
    #[api_error(status = 400, type = "invalid_request", code = "invalid_search_filter", shared)]
    FilterAttribute { attribute: String, filterable: Vec<String> },
    /// The filter compares an attribute with too many values.
    #[error("The filter compares `{0}` with more values than the {1} that are allowed.")]
    #[api_error(status = 400, type = "invalid_request", code = "invalid_search_filter", shared)]
    FilterTooLarge(String, usize),
    /// The API key is not valid here.
    #[error("The provided API key is invalid.")]
    #[api_error(status = 403, type = "auth")]
    InvalidApiKey,
    /// Another process has the database open.
    #[error("The database of the index is locked by process {pid}.")]
    #[api_error(status = 500, type = "internal", code = "internal", shared)]
    DatabaseLocked { pid: u32 },
    /// The engine cannot queue more tasks.
    #[error("The task queue is full after {0} tasks.")]
    #[api_error(status = 500, type = "internal", code = "internal", shared)]
    QueueFull(u64),
    /// A file of the index cannot be read. Its path stays in the log.
    #[error("read of {path}")]
    #[api_error(
        status = 500,
        type = "internal",
        code = "internal",
        shared,
        message = "An internal error has occurred."
    )]
    Read { path: String, source: io::Error },
}

shape! {
    /// The body of every error.
    pub(crate) static BODY = { "message": message, "code": code, "type": type, "link": doc_url };
}
