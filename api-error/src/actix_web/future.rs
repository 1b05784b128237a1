//! The future of a request.

use core::pin::Pin;
use core::task::{Context, Poll};

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::ServiceResponse;
use actix_web::error::InternalError;
use actix_web::{Error, HttpRequest, HttpResponse};
use pin_project_lite::pin_project;

use super::body::ErrorBody;
use super::{rejection, response};
use crate::serve::exchange::Finished;
use crate::serve::log::nearest_layer::InsideLayer;
use crate::serve::{BodyChange, ErrorRecord, Exchange, Head, bridge};

pin_project! {
    /// The future of an [`ErrorMiddleware`](crate::actix_web::ErrorMiddleware).
    #[derive(Debug)]
    pub struct ErrorFuture<F> {
        #[pin]
        service: Option<F>,
        panicked: Option<ErrorRecord>,
        exchange: Exchange,
    }
}

impl<F> ErrorFuture<F> {
    pub(super) fn new(exchange: Exchange, service: Result<F, ErrorRecord>) -> Self {
        let (service, panicked) = match service {
            Ok(service) => (Some(service), None),
            Err(record) => (None, Some(record)),
        };
        Self { service, panicked, exchange }
    }
}

impl<F, B> Future for ErrorFuture<F>
where
    F: Future<Output = Result<ServiceResponse<B>, Error>>,
    B: MessageBody,
{
    type Output = Result<ServiceResponse<ErrorBody<B>>, Error>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let polled = match this.service.as_pin_mut() {
            Some(service) => this.exchange.guarded(|| service.poll(context)),
            None => this.panicked.take().map_or(Ok(Poll::Pending), Err),
        };
        let answer = match polled {
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(answer)) => answer,
            Err(record) => Err(record.into()),
        };
        Poll::Ready(match answer {
            Ok(answer) => Ok(answered(this.exchange, answer)),
            Err(error) => Err(failed(this.exchange, &error)),
        })
    }
}

fn answered<B: MessageBody>(exchange: &mut Exchange, answer: ServiceResponse<B>) -> ServiceResponse<ErrorBody<B>> {
    let (request, mut response) = answer.into_parts();
    if response.status().is_client_error() || response.status().is_server_error() {
        exchange.route.found = request.match_pattern();
    }
    let size = response.body().size();
    recognise(&mut response, Some(&request));
    let body = finish(exchange, &mut response, size);
    let response = response.map_body(|_, inner| body.unwrap_or_else(|| ErrorBody::inner(inner)));
    ServiceResponse::new(request, response)
}

/// The request is not available here, so the response is returned inside of an error.
fn failed(exchange: &Exchange, error: &Error) -> Error {
    let mut response = {
        let _inside = InsideLayer::enter();
        error.error_response()
    };
    if let Some(rejection) = rejection::of(error, None) {
        replace(&mut response, ErrorRecord::new(rejection));
    }
    let size = response.body().size();
    let response = match finish::<BoxBody>(exchange, &mut response, size) {
        Some(body) => response.map_body(|_, _| BoxBody::new(body)),
        None => response,
    };
    InternalError::from_response("the response is inside", response).into()
}

/// Replaces the response to an error that actix-web made and that we have a code for.
fn recognise<B>(response: &mut HttpResponse<B>, request: Option<&HttpRequest>) {
    if response.extensions().get::<ErrorRecord>().is_none()
        && let Some(rejection) = response.error().and_then(|error| rejection::of(error, request))
    {
        replace(response, ErrorRecord::new(rejection));
    }
}

fn replace<B>(response: &mut HttpResponse<B>, record: ErrorRecord) {
    *response.status_mut() = response::status(record.error().status().into());
    response::set(&crate::http::headers(record.error()), response.headers_mut());
    response.extensions_mut().insert(record);
}

/// Finishes the head. Returns the new body if it replaces the old one.
fn finish<B>(exchange: &Exchange, response: &mut HttpResponse<impl Sized>, size: BodySize) -> Option<ErrorBody<B>> {
    let mut status = http::StatusCode::from_u16(response.status().as_u16()).unwrap_or_default();
    let mut headers = http::HeaderMap::new();
    if status.is_client_error() || status.is_server_error() {
        headers = response::take(response.headers_mut());
    }
    let mut extensions = response::extensions(&response.extensions());
    let exact_len = match size {
        BodySize::None => Some(0),
        BodySize::Sized(size) => Some(size),
        BodySize::Stream => None,
    };
    let mut head = Head { status: &mut status, headers: &mut headers, extensions: &mut extensions };
    let body = match exchange.finish(&mut head, exact_len) {
        BodyChange::Keep => None,
        BodyChange::Replace(bytes) => {
            let length = bridge::take_length(&mut headers, &bytes);
            Some(ErrorBody::ours(bytes, length))
        }
    };
    if let Some(finished) = extensions.remove::<Finished>() {
        response.extensions_mut().insert(finished);
    }
    *response.status_mut() = response::status(status);
    response::set(&headers, response.headers_mut());
    body
}
