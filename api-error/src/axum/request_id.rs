//! The request id: an extractor.

use axum::extract::FromRequestParts;
use http::request::Parts;

use crate::serve::{FrameworkError, Rejection, RequestId};

/// The request id that [`ErrorLayer`](crate::ErrorLayer) has set. Rejects with 500 if there is no layer.
impl<S: Send + Sync> FromRequestParts<S> for RequestId {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Rejection> {
        let missing =
            || Rejection::from(FrameworkError::Internal).with_source("there is no ErrorLayer around this route");
        parts.extensions.get().cloned().ok_or_else(missing)
    }
}
