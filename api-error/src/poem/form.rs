//! Form bodies: an extractor.

use poem::http::Method;
use poem::http::header::CONTENT_TYPE;
use poem::{FromRequest, Request, RequestBody, Result};
use serde_core::de::DeserializeOwned;

use super::json::{DEFAULT_LIMIT, read};
use crate::serve::{form, query};

/// The largest body that [`Form`] reads, in bytes; set as data of the request. Default: 2 MiB.
///
/// ```
/// use api_error::poem::FormLimit;
/// use poem::{EndpointExt, Route};
///
/// let app = Route::new().data(FormLimit(64 * 1024));
/// # let _ = app;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormLimit(pub usize);

/// `poem::web::Form` with a limit, which rejects with the envelope. As there, GET has the form in the query; here, HEAD too.
///
/// | request | status | code |
/// |---|---|---|
/// | `Content-Type` missing, or another one | 415, with `Accept: application/x-www-form-urlencoded` | `unsupported_media_type` |
/// | body larger than [`FormLimit`] | 413 | `body_too_large` |
/// | body cut off | 400 | `body_incomplete` |
/// | body that does not match the type | 422, with `param` | `form_invalid` |
/// | query that does not match the type | 400, with `param` | `query_invalid` |
///
/// ```
/// use api_error::poem::Form;
/// use poem::handler;
///
/// #[derive(serde::Deserialize)]
/// struct SignUp {
///     name: String,
/// }
///
/// #[handler]
/// fn sign_up(Form(sign_up): Form<SignUp>) -> String {
///     sign_up.name
/// }
/// # let _ = poem::post(sign_up);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Form<T>(pub T);

impl<'a, T: DeserializeOwned> FromRequest<'a> for Form<T> {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        if matches!(*request.method(), Method::GET | Method::HEAD) {
            return Ok(Self(query::from_str(request.uri().query().unwrap_or_default())?));
        }
        form::require(form::MEDIA_TYPE, request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()))?;
        let limit = request.data::<FormLimit>().map_or(DEFAULT_LIMIT, |limit| limit.0);
        Ok(Self(form::from_slice(&read(body, limit).await?)?))
    }
}
