//! What expansions name. Not for people: it changes without notice.

pub use crate::__adapters;
pub use crate::ErrorType;
pub use crate::adapters::adapters;
pub use crate::catalog::{CatalogItem, EnumSpec, HasCatalog, Index, count, slots};
pub use crate::envelope::Details;
pub use crate::error::ApiError;
pub use crate::retry::RetryAfter;
pub use crate::spec::{ErrorSpec, History};
pub use crate::view::{Arm, Part, View, a0, a1, a2, a3, a4, forward, view};
pub use alloc::borrow::Cow;
pub use core::convert::From;
pub use core::error::Error;
pub use core::marker::Send;
pub use serde_core::Serialize;

#[cfg(feature = "__serve")]
pub use crate::serve::{Share, Snapshotted, snapshot};

/// The list of a program's types.
#[cfg(feature = "__registry")]
pub mod registry {
    pub use crate::registry::{Registered, to_json};
    pub use core::file;
    pub use inventory::submit;
}

/// actix-web, under names that no user can shadow.
#[cfg(feature = "actix-web")]
pub mod actix_web {
    pub use actix_web::body::BoxBody;
    pub use actix_web::{Error, HttpRequest, HttpResponse, Responder};
    pub use core::convert::From;
}

/// axum, under a name that no user can shadow.
#[cfg(feature = "axum")]
pub mod axum {
    pub use axum::response::{IntoResponse, Response};
}

/// `lambda_http`, under a name that no user can shadow.
#[cfg(feature = "lambda")]
pub mod lambda {
    pub use crate::lambda::ResponseFuture;
    pub use lambda_http::IntoResponse;
}

/// salvo, under a name that no user can shadow.
#[cfg(feature = "salvo")]
pub mod salvo {
    pub use salvo_core::{Response, Scribe};
}

/// tonic, under a name that no user can shadow.
#[cfg(feature = "tonic")]
pub mod tonic {
    pub use tonic::Status;
}

/// warp, under a name that no user can shadow.
#[cfg(feature = "warp")]
pub mod warp {
    pub use warp::Rejection;
    pub use warp::reply::{Reply, Response};
}

/// poem, under names that no user can shadow.
#[cfg(feature = "poem")]
pub mod poem {
    pub use core::convert::From;
    pub use core::marker::Send;
    pub use poem::{Error, IntoResponse, Response};
}

/// rocket, under names that no user can shadow.
#[cfg(feature = "rocket")]
pub mod rocket {
    pub use rocket::Request;
    pub use rocket::response::{Responder, Result};
}

use core::fmt::{self, Display, Write};
use core::time::Duration;

use crate::ErrorStatus;
use crate::spec::Dynamic;

/// The spec of an item that does not compile; nobody meets it in a program.
pub static STUB: ErrorSpec = ErrorSpec::new(ErrorStatus::INTERNAL_SERVER_ERROR, "internal_error");

pub const RETRYABLE: u32 = 1 << 8;
pub const EXPOSE: u32 = 1 << 9;
pub const SHARED: u32 = 1 << 10;
pub const UNSTABLE: u32 = 1 << 11;

/// A spec from plain literals, which cost the compiler least: the derive has checked them, and every step here is
/// taken by the const evaluator once per variant. Empty texts are absent ones.
///
/// The low byte of `flags` is `Dynamic`, the rest are the constants above.
#[must_use]
#[expect(clippy::too_many_arguments, reason = "one call with literals is the cheapest expansion")]
pub const fn spec(
    variant: &'static str,
    status: u16,
    error_type: usize,
    code: &'static str,
    message: &'static str,
    param: &'static str,
    doc_url: &'static str,
    body: &'static str,
    hash: u64,
    flags: u32,
) -> ErrorSpec {
    ErrorSpec {
        status: ErrorStatus::checked(status),
        error_type: type_at(error_type),
        code,
        message,
        param: if param.is_empty() { None } else { Some(param) },
        doc_url: if doc_url.is_empty() { None } else { Some(doc_url) },
        retryable: flags & RETRYABLE != 0,
        retry_after: None,
        headers: &[],
        variant,
        docs: "",
        expose: flags & EXPOSE != 0,
        shared: flags & SHARED != 0,
        unstable: flags & UNSTABLE != 0,
        history: History::NONE,
        dynamic: Dynamic(flags & 0xff),
        body,
        hash,
    }
}

// The index is that of the syntax crate's list of types.
const fn type_at(index: usize) -> ErrorType {
    match index {
        1 => ErrorType::ValidationError,
        2 => ErrorType::AuthError,
        3 => ErrorType::IdempotencyError,
        4 => ErrorType::RateLimitError,
        _ => ErrorType::ApiError,
    }
}

/// [`Duration::from_secs`] under a name that no user can shadow.
#[must_use]
pub const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// Life cycle and former names.
#[must_use]
pub const fn history(
    since: Option<&'static str>,
    deprecated: Option<&'static str>,
    sunset: Option<&'static str>,
    replaced_by: Option<&'static str>,
    unchecked: Option<&'static str>,
    aliases: &'static [&'static str],
) -> History {
    History { since, deprecated, sunset, replaced_by, aliases, unchecked }
}

// These take the error and not its view, because a call of `ApiError::__view` in an expansion repeats that `Debug` is
// missing where the impl has said so.

/// [`ApiError::spec`].
#[must_use]
pub fn spec_of<E: ApiError + ?Sized>(error: &E) -> &'static ErrorSpec {
    error.__view().spec()
}

/// [`ApiError::retry_after`] of the variants that name no field.
#[must_use]
pub fn retry_after<E: ApiError + ?Sized>(error: &E) -> Option<Duration> {
    match error.__view() {
        View::Forward(inner) => inner.retry_after(),
        View::Own(own) => own.spec.retry_after,
        View::Manual => None,
    }
}

/// [`ApiError::details`] of the variants that declare none.
#[must_use]
pub fn details<E: ApiError + ?Sized>(error: &E) -> Option<Details> {
    match error.__view() {
        View::Forward(inner) => inner.details(),
        View::Own(_) | View::Manual => None,
    }
}

/// The message of `message(display)`.
pub fn display(error: &dyn Display, out: &mut dyn Write) -> fmt::Result {
    write!(out, "{error}")
}

/// Finds out whether a type is an [`Error`]: the inherent method exists only then, and wins over [`NotError`].
#[derive(Debug)]
pub struct Probe<'a, T: ?Sized>(pub &'a T);

impl<'a, T: Error> Probe<'a, T> {
    #[must_use]
    pub fn as_error(&self) -> Option<&'a (dyn Error + 'a)> {
        Some(self.0)
    }
}

/// The other answer of [`Probe`].
pub trait NotError<'a> {
    fn as_error(&self) -> Option<&'a (dyn Error + 'a)>;
}

impl<'a, T: ApiError + ?Sized> NotError<'a> for Probe<'a, T> {
    fn as_error(&self) -> Option<&'a (dyn Error + 'a)> {
        match self.0.__view() {
            View::Forward(inner) => inner.as_error(),
            View::Own(_) | View::Manual => None,
        }
    }
}
