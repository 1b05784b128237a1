//! The envelope for the errors of poem in a service without the layer.

use poem::{Error, IntoResponse, Response};

use super::rejection;

/// Answers the errors of poem that have a code with the envelope. Other errors stay as they are.
///
/// A service with [`ErrorLayer`](crate::ErrorLayer) does not need this.
///
/// ```
/// use poem::{EndpointExt, Route};
///
/// let app = Route::new().catch_all_error(api_error::poem::catch);
/// # let _ = app;
/// ```
pub async fn catch(error: Error) -> Response {
    match rejection::of(&error) {
        Some(rejection) => rejection.into_response(),
        None => error.into_response(),
    }
}
