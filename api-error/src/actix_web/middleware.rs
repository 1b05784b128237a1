//! `ErrorLayer` as middleware of actix-web.

use core::future::{Ready, ready};
use core::task::{Context, Poll};

use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::http::header::HeaderValue;
use actix_web::{Error, HttpMessage};

use super::body::ErrorBody;
use super::future::ErrorFuture;
use crate::serve::{ErrorLayer, RequestId, bridge};

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
        ready(Ok(ErrorMiddleware { layer: self.clone(), service }))
    }
}

/// A service whose errors have one shape. Made by [`ErrorLayer`].
#[derive(Debug)]
pub struct ErrorMiddleware<S> {
    layer: ErrorLayer,
    service: S,
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
        self.service.poll_ready(context)
    }

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let known = request.extensions().get::<RequestId>().cloned();
        let exchange = bridge::begin(&self.layer, request.method().as_str(), request.path(), known, |name| {
            request.headers().get_all(name).map(HeaderValue::as_bytes)
        });
        request.extensions_mut().insert(exchange.request_id.clone());
        let future = exchange.guarded(|| self.service.call(request));
        ErrorFuture::new(exchange, future)
    }
}
