//! The mark of a response whose body the layer does not replace.

use rocket::Request;
use rocket::response::{Responder, Result};

use super::state::RequestState;

/// A responder whose body [`ErrorLayer`](crate::ErrorLayer) does not change, whatever its status.
///
/// ```
/// use api_error::rocket::AsIs;
/// use rocket::http::Status;
/// use rocket::response::content::RawHtml;
///
/// #[rocket::get("/page")]
/// fn page() -> AsIs<(Status, RawHtml<&'static str>)> {
///     AsIs((Status::NotFound, RawHtml("<h1>Not here</h1>")))
/// }
/// # let _ = rocket::routes![page];
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct AsIs<R>(pub R);

impl<'r, 'o: 'r, R: Responder<'r, 'o>> Responder<'r, 'o> for AsIs<R> {
    fn respond_to(self, request: &'r Request<'_>) -> Result<'o> {
        let mut response = self.0.respond_to(request)?;
        RequestState::of(request).mark_untouched(&mut response);
        Ok(response)
    }
}
