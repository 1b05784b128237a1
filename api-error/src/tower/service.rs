//! The service that `ErrorLayer` makes.

use core::convert::Infallible;
use core::fmt::Display;
use core::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response};
use http_body::Body;
use tower::{Layer, Service};

use super::body::ErrorBody;
use super::cause::{self, BoxError};
use super::future::ErrorFuture;
use super::protocol::Protocol;
use crate::serve::{ErrorLayer, ErrorRecord, Exchange};

impl<S> Layer<S> for ErrorLayer {
    type Service = ErrorService<S>;

    fn layer(&self, inner: S) -> ErrorService<S> {
        ErrorService { layer: self.clone(), inner, failure: None }
    }
}

/// A service whose errors have one shape. Made by [`ErrorLayer`].
///
/// It never fails: an error of the inner service becomes a response.
///
/// | error of the inner service | response |
/// |---|---|
/// | `Elapsed` of `tower` | 504 `timeout` |
/// | `Overloaded` of `tower` | 503 `overloaded` |
/// | [`ErrorRecord`](crate::ErrorRecord) | the error in the record |
/// | any other | 500 `internal_error` |
///
/// ```
/// use api_error::ErrorLayer;
/// use tower::{Layer, Service};
///
/// # type Request = http::Request<()>;
/// # fn serve<S: Service<Request>>(inner: S) {
/// let service = ErrorLayer::new().layer(inner);
/// # let _ = service;
/// # }
/// ```
#[derive(Debug)]
pub struct ErrorService<S> {
    layer: ErrorLayer,
    inner: S,
    // The error of `poll_ready`. The next call answers with it.
    failure: Option<ErrorRecord>,
}

impl<S: Clone> Clone for ErrorService<S> {
    fn clone(&self) -> Self {
        Self { layer: self.layer.clone(), inner: self.inner.clone(), failure: None }
    }
}

impl<S, B, R> Service<Request<B>> for ErrorService<S>
where
    S: Service<Request<B>, Response = Response<R>>,
    S::Error: Into<BoxError>,
    R: Body<Data = Bytes>,
    R::Error: Display,
{
    type Response = Response<ErrorBody<R>>;
    type Error = Infallible;
    type Future = ErrorFuture<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        if self.failure.is_none() {
            let polled = self
                .layer
                .guarded(|| self.inner.poll_ready(context).map_err(|failure| cause::of_failure(failure.into())));
            self.failure = core::task::ready!(polled.unwrap_or_else(|panic| Poll::Ready(Err(panic)))).err();
        }
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let (method, uri) = (request.method().clone(), request.uri().clone());
        let (headers, extensions) = (core::mem::take(request.headers_mut()), request.extensions_mut());
        let exchange = Exchange::begin(&self.layer, method, uri, &headers, extensions);
        *request.headers_mut() = headers;
        let protocol = Protocol::of::<B, R>(&request, &exchange);
        if let Some(failure) = self.failure.take() {
            return ErrorFuture::answered(exchange, protocol, failure);
        }
        match exchange.guarded(|| self.inner.call(request)) {
            Ok(future) => ErrorFuture::running(exchange, protocol, future),
            Err(record) => ErrorFuture::answered(exchange, protocol, record),
        }
    }
}
