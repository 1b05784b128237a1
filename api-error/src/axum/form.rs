//! Form bodies: an extractor.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use http::Method;
use http::header::CONTENT_TYPE;
use serde_core::de::DeserializeOwned;

use crate::serve::{Rejection, form, query};

/// `axum::Form` that rejects with the envelope. As there, GET and HEAD have the form in the query.
///
/// | request | status | code |
/// |---|---|---|
/// | `Content-Type` missing, or another one | 415, with `Accept: application/x-www-form-urlencoded` | `unsupported_media_type` |
/// | body larger than `DefaultBodyLimit` | 413 | `body_too_large` |
/// | body cut off | 400 | `body_incomplete` |
/// | body that does not match the type | 422, with `param` | `form_invalid` |
/// | query that does not match the type | 400, with `param` | `query_invalid` |
///
/// ```
/// use api_error::axum::Form;
///
/// #[derive(serde::Deserialize)]
/// struct SignUp {
///     name: String,
/// }
///
/// async fn sign_up(Form(sign_up): Form<SignUp>) -> String {
///     sign_up.name
/// }
/// # let _ = axum::Router::<()>::new().route("/", axum::routing::post(sign_up));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        if matches!(*request.method(), Method::GET | Method::HEAD) {
            return query::from_str(request.uri().query().unwrap_or_default()).map(Self);
        }
        form::require(form::MEDIA_TYPE, request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()))?;
        let body = Bytes::from_request(request, state).await?;
        form::from_slice(&body).map(Self)
    }
}
