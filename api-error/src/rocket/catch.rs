//! Answers with the envelope to a status of Rocket or the error of a guard.

use alloc::borrow::Cow;
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
    let mut catcher = Catcher::new(None, answer);
    catcher.name = Some(Cow::Borrowed(NAME));
    alloc::vec![catcher]
}

/// The name of our catcher.
const NAME: &str = "api_error::rocket::catchers";

fn answer<'r>(status: Status, request: &'r Request<'_>) -> BoxFuture<'r> {
    let kept = RequestState::of(request).error_of(status);
    let record = kept.unwrap_or_else(|| ErrorRecord::new(FrameworkError::from_status(status.code, false)));
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
///
/// The status is for Rocket to pass on. If a catcher of the service answers, it is the status of the error; if ours answers, it
/// also says which error of the request it belongs to, so do not compare it: the record has the error.
pub fn reject(request: &Request<'_>, error: impl ApiError + Send + Sync + 'static) -> (Status, ErrorRecord) {
    let status = Status::new(error.status().as_u16());
    let record = ErrorRecord::new(error);
    if is_caught_here(status, request) {
        return (RequestState::of(request).status_for(&record), record);
    }
    (status, record)
}

/// Whether Rocket answers this status with our catcher. It takes the catcher with the longest base, and of two the one with a
/// code.
fn is_caught_here(status: Status, request: &Request<'_>) -> bool {
    let path = request.uri().path();
    let matching = request.rocket().catchers().filter(|catcher| {
        catcher.code.is_none_or(|code| code == status.code) && catcher.base.path().segments().prefix_of(path.segments())
    });
    let caught_by = matching.max_by_key(|catcher| (catcher.base.path().segments().len(), catcher.code.is_some()));
    caught_by.is_some_and(|catcher| catcher.name.as_deref() == Some(NAME))
}
