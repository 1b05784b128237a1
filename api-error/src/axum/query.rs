//! The query of the URL: an extractor.

use axum::extract::FromRequestParts;
use http::request::Parts;
use serde_core::de::DeserializeOwned;

use crate::serve::{Rejection, query};

/// `axum::extract::Query` that rejects with the envelope: 400 `query_invalid`, with the field in `param`.
///
/// ```
/// use api_error::axum::Query;
///
/// #[derive(serde::Deserialize)]
/// struct Page {
///     page: u32,
/// }
///
/// async fn list(Query(page): Query<Page>) -> String {
///     page.page.to_string()
/// }
/// # let _ = axum::Router::<()>::new().route("/", axum::routing::get(list));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Rejection> {
        query::from_str(parts.uri.query().unwrap_or_default()).map(Self)
    }
}
