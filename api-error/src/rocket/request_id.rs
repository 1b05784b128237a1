//! The request id: a guard.

use alloc::boxed::Box;

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use super::catch::reject;
use super::state::RequestState;
use crate::serve::{ErrorRecord, FrameworkError, Rejection, RequestId};

/// The request id that [`ErrorLayer`](crate::ErrorLayer) has set. Rejects with 500 if there is no layer.
#[rocket::async_trait]
impl<'r> FromRequest<'r> for RequestId {
    type Error = ErrorRecord;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ErrorRecord> {
        if let Some(exchange) = RequestState::of(request).exchange() {
            return Outcome::Success(exchange.request_id.clone());
        }
        let missing = Rejection::from(FrameworkError::Internal).with_source("ErrorLayer is not attached");
        Outcome::Error(reject(request, missing))
    }
}
