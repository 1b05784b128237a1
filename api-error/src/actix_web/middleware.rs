//! `ErrorLayer` as middleware of actix-web.

use core::cell::RefCell;
use core::future::{Ready, ready};
use core::task::{Context, Poll};

use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::http::header::HeaderValue;
use actix_web::{Error, HttpMessage};

use super::body::ErrorBody;
use super::future::ErrorFuture;
use crate::serve::{ErrorLayer, ErrorRecord, RequestId, bridge};

impl<S, B> Transform<S, ServiceRequest> for ErrorLayer
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    type Response = ServiceResponse<ErrorBody<B>>;
    type Error = Error;
    type Transform = ErrorMiddleware<S>;
    type InitError = ();
    type Future = Ready<Result<ErrorMiddleware<S>, ()>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(ErrorMiddleware { layer: self.clone(), service, failure: RefCell::new(None) }))
    }
}

/// A service whose errors have one shape. Made by [`ErrorLayer`].
#[derive(Debug)]
pub struct ErrorMiddleware<S> {
    layer: ErrorLayer,
    service: S,
    // The panic of `poll_ready`. The next call answers with it.
    failure: RefCell<Option<ErrorRecord>>,
}

impl<S, B> Service<ServiceRequest> for ErrorMiddleware<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    type Response = ServiceResponse<ErrorBody<B>>;
    type Error = Error;
    type Future = ErrorFuture<S::Future>;

    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        match self.layer.guarded(|| self.service.poll_ready(context)) {
            Ok(polled) => polled,
            Err(panic) => {
                self.failure.replace(Some(panic));
                Poll::Ready(Ok(()))
            }
        }
    }

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let known = request.extensions().get::<RequestId>().cloned();
        let mut exchange = bridge::begin(&self.layer, request.method().as_str(), request.path(), known, |name| {
            request.headers().get_all(name).map(HeaderValue::as_bytes)
        });
        exchange.add_extra(request.extensions().get());
        request.extensions_mut().insert(exchange.request_id.clone());
        let future = match self.failure.take() {
            Some(panic) => Err(panic),
            None => exchange.guarded(|| self.service.call(request)),
        };
        ErrorFuture::new(exchange, future)
    }
}
