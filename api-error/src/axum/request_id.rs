//! The request id as an extractor.

use axum::extract::FromRequestParts;
use http::request::Parts;

use crate::serve::{FrameworkError, Rejection, RequestId};

/// The id that [`ErrorLayer`](crate::ErrorLayer) gave the request. Without the layer there is none, and the answer is 500.
impl<S: Send + Sync> FromRequestParts<S> for RequestId {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Rejection> {
        let missing = || Rejection::from(FrameworkError::Internal).with_source("no ErrorLayer around this route");
        parts.extensions.get().cloned().ok_or_else(missing)
    }
}
