//! The parameters of the route: an extractor.

use poem::{FromRequest, Request, RequestBody, Result};
use serde_core::de::DeserializeOwned;

use crate::serve::path::PathParams;

/// `poem::web::Path` that rejects with the envelope: 400 `path_invalid`, with the name of the parameter in `param`.
///
/// A type that does not match the route (another number of parameters, other names) is a mistake of the service:
/// 500 `internal_error`.
///
/// ```
/// use api_error::poem::Path;
/// use poem::handler;
///
/// #[handler]
/// fn user(Path(id): Path<u32>) -> String {
///     id.to_string()
/// }
/// # let _ = poem::Route::new().at("/users/:id", poem::get(user));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Path<T>(pub T);

impl<'a, T: DeserializeOwned> FromRequest<'a> for Path<T> {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> Result<Self> {
        let params: PathParams = request.path_params()?;
        Ok(Self(params.read()?))
    }
}
