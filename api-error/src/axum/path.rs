//! The parameters of the route: an extractor.

use alloc::format;
use alloc::string::ToString;

use axum::extract::path::ErrorKind;
use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequestParts, RawPathParams};
use http::request::Parts;
use serde_core::de::DeserializeOwned;

use crate::hostile::printable;
use crate::serve::{FrameworkError, Rejection};

/// `axum::extract::Path` that rejects with the envelope: 400 `path_invalid`, with the name of the segment in `param`.
///
/// A type that does not match the route (another number of parameters, an unsupported type) is a mistake of the service:
/// 500 `internal_error`.
///
/// ```
/// use api_error::axum::Path;
///
/// async fn user(Path(id): Path<u32>) -> String {
///     id.to_string()
/// }
/// # let _ = axum::Router::<()>::new().route("/users/{id}", axum::routing::get(user));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Rejection> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(rejection) => {
                let params = RawPathParams::from_request_parts(parts, state).await.ok();
                Err(reject(rejection, params.as_ref()))
            }
        }
    }
}

pub(super) fn reject(rejection: PathRejection, params: Option<&RawPathParams>) -> Rejection {
    let PathRejection::FailedToDeserializePathParams(error) = rejection else {
        return Rejection::from(FrameworkError::Internal).with_source(rejection);
    };
    let name_at = |index| params.and_then(|params| params.iter().nth(index)).map(|(name, _)| name);
    let kind = error.kind();
    let param = match kind {
        ErrorKind::ParseErrorAtKey { key, .. }
        | ErrorKind::InvalidUtf8InPathParam { key }
        | ErrorKind::DeserializeError { key, .. } => Some(key.as_str()),
        ErrorKind::ParseErrorAtIndex { index, .. } => name_at(*index),
        ErrorKind::ParseError { .. } => name_at(0),
        ErrorKind::Message(_) => None,
        _ => return Rejection::from(FrameworkError::Internal).with_source(kind.to_string()),
    };
    let rejection = Rejection::from(FrameworkError::PathInvalid).with_source(kind.to_string());
    match param.map(|param| printable(param, 64)) {
        Some(param) => rejection.with_message(format!("The path parameter `{param}` is not valid.")).with_param(&param),
        None => rejection,
    }
}
