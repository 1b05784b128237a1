//! The request id: an extractor.

use core::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest};

use crate::serve::{FrameworkError, Rejection, RequestId};

/// The request id that [`ErrorLayer`](crate::ErrorLayer) has set. Rejects with 500 if there is no layer.
impl FromRequest for RequestId {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let missing =
            || Rejection::from(FrameworkError::Internal).with_source("there is no ErrorLayer around this route").into();
        ready(request.extensions().get::<Self>().cloned().ok_or_else(missing))
    }
}
