//! The request id: an extractor.

use poem::{FromRequest, Request, RequestBody, Result};

use crate::serve::{FrameworkError, Rejection, RequestId};

/// The request id that [`ErrorLayer`](crate::ErrorLayer) has set. Rejects with 500 if there is no layer.
impl<'a> FromRequest<'a> for RequestId {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> Result<Self> {
        let missing =
            || Rejection::from(FrameworkError::Internal).with_source("there is no ErrorLayer around this route");
        Ok(request.data::<Self>().cloned().ok_or_else(missing)?)
    }
}
