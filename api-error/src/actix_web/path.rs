//! The parameters of the route: an extractor.

use core::future::{Ready, ready};
use core::pin::pin;
use core::task::{Context, Poll, Waker};

use actix_web::dev::Payload;
use actix_web::{Error, FromRequest, HttpRequest, web};
use serde_core::de::DeserializeOwned;

use crate::serve::path::PathParams;

/// `actix_web::web::Path` that rejects with the envelope: 400 `path_invalid`, with the name of the parameter in `param`.
///
/// A type that does not match the route (another number of parameters, other names) is a mistake of the service:
/// 500 `internal_error`.
///
/// ```
/// use api_error::actix_web::Path;
///
/// async fn user(Path(id): Path<u32>) -> String {
///     id.to_string()
/// }
/// # let _ = actix_web::App::new().route("/users/{id}", actix_web::web::get().to(user));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Path<T> {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        // It decodes the values, and is ready at once.
        let params = pin!(web::Path::<PathParams>::from_request(request, payload));
        let params = match params.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok(params)) => params.into_inner(),
            _ => PathParams::default(),
        };
        ready(params.read().map(Self).map_err(Error::from))
    }
}
