//! The errors as they are now: the same type, with its contract beside it.

use std::io;

use api_error::{ApiError, shape};
use thiserror::Error;

#[derive(Debug, Error, ApiError)]
#[api_error(rename_all = "SCREAMING_SNAKE_CASE", prefix = "M_", message(display))]
pub(crate) enum Error {
    /// Only invited users can join this room.
    #[error("You are not invited to {room}")]
    #[api_error(status = 403)]
    Forbidden { room: String },
    /// The access token is not known, or no longer.
    #[error("The access token is not known")]
    #[api_error(status = 401)]
    UnknownToken {
        /// Whether the client can log in again and keep its data.
        #[api_error(detail)]
        soft_logout: bool,
    },
    /// The client sends requests too fast.
    #[error("Too many requests")]
    #[api_error(status = 429)]
    LimitExceeded {
        /// The time to wait, in milliseconds.
        #[api_error(detail)]
        retry_after_ms: u64,
    },
    /// The room has a version that this server does not implement.
    #[error("This server has no rooms of version {room_version}")]
    #[api_error(status = 400)]
    IncompatibleRoomVersion {
        /// The version of the room.
        #[api_error(detail)]
        room_version: String,
    },
    /// A newer backup has replaced the one in the request.
    #[error("The backup has another version")]
    #[api_error(status = 403)]
    WrongRoomKeysVersion {
        /// The version of the newest backup.
        #[api_error(detail)]
        current_version: String,
    },
    /// The server accepts no more users.
    #[error("This server has reached its limit of users")]
    #[api_error(status = 403)]
    ResourceLimitExceeded {
        /// Where to reach the administrator.
        #[api_error(detail)]
        admin_contact: String,
    },
    /// There is nothing at this address.
    #[error("Not found")]
    #[api_error(status = 404)]
    NotFound,
    /// The database failed; the log has the reason.
    #[error("database: {0}")]
    #[api_error(status = 500, code = "M_UNKNOWN", message = "Internal server error")]
    Database(#[from] io::Error),
}

shape! {
    /// The body of every error: the code, the text, and the details beside them.
    pub(crate) static BODY = { "errcode": code, "error": message, ..details };
}
