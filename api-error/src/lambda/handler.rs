//! Turns a handler that returns a `Result` into a service that never fails.

use alloc::boxed::Box;
use core::convert::Infallible;
use core::fmt;
use core::pin::Pin;
use core::task::{Context, Poll};

use lambda_http::http::Response;
use lambda_http::{Body, IntoResponse, Request};
use tower::Service;

/// Makes a service of an async function that returns a `Result`. It answers with the response of either side.
///
/// Pass it to `lambda_http::run`, or first to [`service`](super::service()), which adds the layer.
///
/// ```
/// use api_error::FrameworkError;
/// use lambda_http::Request;
///
/// async fn ping(_: Request) -> Result<&'static str, FrameworkError> {
///     Ok("pong")
/// }
///
/// let function = api_error::lambda::handler(ping);
/// # let _ = function;
/// ```
pub fn handler<F, A, T, E>(function: F) -> Handler<F>
where
    F: FnMut(Request) -> A,
    A: Future<Output = Result<T, E>> + Send + 'static,
    T: IntoResponse + Send,
    E: IntoResponse + Send,
{
    Handler { function }
}

/// A handler as a service. Made by [`handler`].
#[derive(Clone, Copy)]
pub struct Handler<F> {
    function: F,
}

impl<F> fmt::Debug for Handler<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handler").finish_non_exhaustive()
    }
}

impl<F, A, T, E> Service<Request> for Handler<F>
where
    F: FnMut(Request) -> A,
    A: Future<Output = Result<T, E>> + Send + 'static,
    T: IntoResponse + Send,
    E: IntoResponse + Send,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let answer = (self.function)(request);
        Box::pin(async move {
            let response = match answer.await {
                Ok(value) => value.into_response(),
                Err(error) => error.into_response(),
            };
            Ok(response.await)
        })
    }
}
