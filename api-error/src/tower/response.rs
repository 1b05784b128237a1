//! Turns an error into a response, for services without a framework.

use bytes::Bytes;
use http::Response;

use crate::ApiError;
use crate::serve::ErrorRecord;
use crate::serve::convert::convert;

/// The whole response of an error. [`ErrorLayer`](crate::ErrorLayer) adds its shape and the request id.
///
/// ```
/// use api_error::ApiError;
/// use bytes::Bytes;
///
/// #[derive(Debug, ApiError)]
/// #[api_error(status = 404, code = "user_not_found")]
/// struct UserNotFound;
///
/// let response: http::Response<Bytes> = api_error::tower::response(UserNotFound);
/// assert_eq!(response.status(), 404);
/// ```
///
/// [`api_error::http::response`](crate::http::response) makes the same bytes, but the layer cannot see the error in them.
pub fn response<B: From<Bytes>>(error: impl ApiError + Send + Sync + 'static) -> Response<B> {
    convert(error, ErrorRecord::new).into()
}
