//! The query of the URL: an extractor.

use poem::{FromRequest, Request, RequestBody, Result};
use serde_core::de::DeserializeOwned;

use crate::serve::query;

/// `poem::web::Query` that rejects with the envelope: 400 `query_invalid`, with the field in `param`.
///
/// ```
/// use api_error::poem::Query;
/// use poem::handler;
///
/// #[derive(serde::Deserialize)]
/// struct Page {
///     page: u32,
/// }
///
/// #[handler]
/// fn list(Query(page): Query<Page>) -> String {
///     page.page.to_string()
/// }
/// # let _ = poem::get(list);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<T>(pub T);

impl<'a, T: DeserializeOwned> FromRequest<'a> for Query<T> {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> Result<Self> {
        Ok(Self(query::from_str(request.uri().query().unwrap_or_default())?))
    }
}
