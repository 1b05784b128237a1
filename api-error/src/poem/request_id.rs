//! The request id as an extractor.

use poem::{FromRequest, Request, RequestBody, Result};

use crate::serve::{FrameworkError, Rejection, RequestId};

/// The id that [`ErrorLayer`](crate::ErrorLayer) gave the request. Without the layer there is none, and the answer is 500.
impl<'a> FromRequest<'a> for RequestId {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> Result<Self> {
        let missing = || Rejection::from(FrameworkError::Internal).with_source("no ErrorLayer around this route");
        Ok(request.data::<Self>().cloned().ok_or_else(missing)?)
    }
}
