//! Answers with the envelope to a status of Rocket or the error of a guard.

use alloc::boxed::Box;
use alloc::vec::Vec;

use rocket::Request;
use rocket::catcher::{BoxFuture, Catcher};
use rocket::http::Status;
use rocket::response::Responder;

use super::state::RequestState;
use crate::ApiError;
use crate::serve::{ErrorRecord, FrameworkError};

/// Catchers that answer with the envelope, for a service without the layer. [`ErrorLayer`](crate::ErrorLayer) registers
/// them itself.
///
/// ```
/// let rocket = rocket::build().register("/", api_error::rocket::catchers());
/// # let _ = rocket;
/// ```
#[must_use]
pub fn catchers() -> Vec<Catcher> {
    alloc::vec![Catcher::new(None, answer)]
}

fn answer<'r>(status: Status, request: &'r Request<'_>) -> BoxFuture<'r> {
    let noted = RequestState::of(request).notes_for(status.code).record;
    let record = noted.unwrap_or_else(|| ErrorRecord::new(FrameworkError::from_status(status.code, false)));
    let response = record.respond_to(request);
    Box::pin(async move { response })
}

/// Makes the value for `Outcome::Error` in a guard. The catcher answers with the error: its status, headers and body.
///
/// ```
/// use api_error::{ApiError, ErrorRecord};
/// use rocket::Request;
/// use rocket::request::{FromRequest, Outcome};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(status = 401, code = "signed_out")]
/// struct SignedOut;
///
/// struct User;
///
/// #[rocket::async_trait]
/// impl<'r> FromRequest<'r> for User {
///     type Error = ErrorRecord;
///
///     async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ErrorRecord> {
///         match request.headers().get_one("authorization") {
///             Some(_) => Outcome::Success(User),
///             None => Outcome::Error(api_error::rocket::reject(request, SignedOut)),
///         }
///     }
/// }
/// ```
pub fn reject(request: &Request<'_>, error: impl ApiError + Send + Sync + 'static) -> (Status, ErrorRecord) {
    let status = Status::new(error.status().as_u16());
    let record = ErrorRecord::new(error);
    RequestState::of(request).note_error(Some(record.clone()));
    (status, record)
}
