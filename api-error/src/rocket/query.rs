//! The query of the URL: a guard.

use alloc::boxed::Box;

use rocket::Request;
use rocket::request::{FromRequest, Outcome};
use serde_core::de::DeserializeOwned;

use super::catch::reject;
use crate::serve::{ErrorRecord, query};

/// The whole query. Rejects with the envelope: 400 `query_invalid`, with the field in `param`.
///
/// With Rocket's own `?<page>`, a query that does not match makes Rocket skip the route.
///
/// ```
/// use api_error::rocket::Query;
///
/// #[derive(serde::Deserialize)]
/// struct Page {
///     page: u32,
/// }
///
/// #[rocket::get("/")]
/// fn list(page: Query<Page>) -> String {
///     page.0.page.to_string()
/// }
/// # let _ = rocket::routes![list];
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<T>(pub T);

#[rocket::async_trait]
impl<'r, T: DeserializeOwned> FromRequest<'r> for Query<T> {
    type Error = ErrorRecord;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ErrorRecord> {
        let text = request.uri().query().map_or("", |query| query.as_str());
        match query::from_str(text) {
            Ok(value) => Outcome::Success(Self(value)),
            Err(rejection) => Outcome::Error(reject(request, rejection)),
        }
    }
}
