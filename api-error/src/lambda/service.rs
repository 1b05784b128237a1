//! A function with `ErrorLayer` around it.

use core::task::{Context, Poll};

use lambda_http::{Request, RequestExt};
use tower::{Layer, Service};

use crate::serve::{ErrorLayer, RequestId};
use crate::tower::ErrorService;

/// Adds the layer around a function: a [`handler`](super::handler()), an axum `Router`, or any service that takes the requests
/// of `lambda_http`.
///
/// The request id is that of the invocation, which is in the log of the platform too. An id that a client sent is ignored.
///
/// ```
/// use api_error::{ErrorLayer, FrameworkError};
/// use lambda_http::Request;
///
/// async fn ping(_: Request) -> Result<&'static str, FrameworkError> {
///     Err(FrameworkError::RouteNotFound)
/// }
///
/// let function = api_error::lambda::service(api_error::lambda::handler(ping), ErrorLayer::new());
/// # let _ = function;
/// ```
#[expect(clippy::needless_pass_by_value, reason = "a layer is built in the call")]
pub fn service<S>(function: S, layer: ErrorLayer) -> LambdaService<S> {
    LambdaService { inner: layer.layer(function) }
}

/// A function whose errors have one shape. Made by [`service`].
#[derive(Clone, Debug)]
pub struct LambdaService<S> {
    inner: ErrorService<S>,
}

impl<S> Service<Request> for LambdaService<S>
where
    ErrorService<S>: Service<Request>,
{
    type Response = <ErrorService<S> as Service<Request>>::Response;
    type Error = <ErrorService<S> as Service<Request>>::Error;
    type Future = <ErrorService<S> as Service<Request>>::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request) -> Self::Future {
        let id = request.lambda_context_ref().and_then(|context| context.request_id.parse::<RequestId>().ok());
        if let Some(id) = id {
            request.extensions_mut().insert(id);
        }
        self.inner.call(request)
    }
}
