//! The query of the URL: an extractor.

use core::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{Error, FromRequest, HttpRequest};
use serde_core::de::DeserializeOwned;

use crate::serve::query;

/// `actix_web::web::Query` that rejects with the envelope: 400 `query_invalid`, with the field in `param`.
///
/// ```
/// use api_error::actix_web::Query;
///
/// #[derive(serde::Deserialize)]
/// struct Page {
///     page: u32,
/// }
///
/// async fn list(Query(page): Query<Page>) -> String {
///     page.page.to_string()
/// }
/// # let _ = actix_web::App::new().route("/", actix_web::web::get().to(list));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(query::from_str(request.query_string()).map(Self).map_err(Error::from))
    }
}
