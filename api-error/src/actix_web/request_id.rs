//! The request id as an extractor.

use core::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest};

use crate::serve::{FrameworkError, Rejection, RequestId};

/// The id that [`ErrorLayer`](crate::ErrorLayer) gave the request. Without the layer there is none, and the answer is 500.
impl FromRequest for RequestId {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let missing =
            || Rejection::from(FrameworkError::Internal).with_source("no ErrorLayer around this route").into();
        ready(request.extensions().get::<Self>().cloned().ok_or_else(missing))
    }
}
