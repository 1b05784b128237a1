//! The envelope for poem's own errors in a service without the layer.

use poem::{Error, IntoResponse, Response};

use super::rejection;

/// Answers with the envelope: for poem's own errors that have a code, other errors as they are.
///
/// Nothing of this is needed with [`ErrorLayer`](crate::ErrorLayer).
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
