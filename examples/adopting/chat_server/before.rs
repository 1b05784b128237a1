//! The errors as they were: a match for the status, a match for the code, and a struct with a member for every detail.

use std::io;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use thiserror::Error;

#[derive(Debug, Error)]
pub(crate) enum Error {
    #[error("You are not invited to {room}")]
    Forbidden { room: String },
    #[error("The access token is not known")]
    UnknownToken { soft_logout: bool },
    #[error("Too many requests")]
    LimitExceeded { retry_after_ms: u64 },
    #[error("This server has no rooms of version {room_version}")]
    IncompatibleRoomVersion { room_version: String },
    #[error("The backup has another version")]
    WrongRoomKeysVersion { current_version: String },
    #[error("This server has reached its limit of users")]
    ResourceLimitExceeded { admin_contact: String },
    #[error("Not found")]
    NotFound,
    #[error("database: {0}")]
    Database(#[from] io::Error),
}

#[derive(Default, Serialize)]
struct Body {
    errcode: &'static str,
    error: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    soft_logout: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    room_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    current_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    admin_contact: Option<String>,
}

impl Error {
    fn status(&self) -> StatusCode {
        match self {
            Self::Forbidden { .. } | Self::WrongRoomKeysVersion { .. } | Self::ResourceLimitExceeded { .. } => {
                StatusCode::FORBIDDEN
            }
            Self::UnknownToken { .. } => StatusCode::UNAUTHORIZED,
            Self::LimitExceeded { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::IncompatibleRoomVersion { .. } => StatusCode::BAD_REQUEST,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Database(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Forbidden { .. } => "M_FORBIDDEN",
            Self::UnknownToken { .. } => "M_UNKNOWN_TOKEN",
            Self::LimitExceeded { .. } => "M_LIMIT_EXCEEDED",
            Self::IncompatibleRoomVersion { .. } => "M_INCOMPATIBLE_ROOM_VERSION",
            Self::WrongRoomKeysVersion { .. } => "M_WRONG_ROOM_KEYS_VERSION",
            Self::ResourceLimitExceeded { .. } => "M_RESOURCE_LIMIT_EXCEEDED",
            Self::NotFound => "M_NOT_FOUND",
            Self::Database(_) => "M_UNKNOWN",
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, errcode) = (self.status(), self.code());
        let error = match &self {
            Self::Database(_) => "Internal server error".to_owned(),
            other => other.to_string(),
        };
        let mut body = Body { errcode, error, ..Body::default() };
        match self {
            Self::UnknownToken { soft_logout } => body.soft_logout = Some(soft_logout),
            Self::LimitExceeded { retry_after_ms } => body.retry_after_ms = Some(retry_after_ms),
            Self::IncompatibleRoomVersion { room_version } => body.room_version = Some(room_version),
            Self::WrongRoomKeysVersion { current_version } => body.current_version = Some(current_version),
            Self::ResourceLimitExceeded { admin_contact } => body.admin_contact = Some(admin_contact),
            Self::Forbidden { .. } | Self::NotFound | Self::Database(_) => {}
        }
        (status, Json(body)).into_response()
    }
}
