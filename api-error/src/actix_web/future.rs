//! The future of a request.

use alloc::vec::Vec;
use core::pin::{Pin, pin};
use core::task::{Context, Poll, Waker};

use actix_web::ResponseError;
use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::ServiceResponse;
use actix_web::error::InternalError;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse};
use pin_project_lite::pin_project;

use super::body::ErrorBody;
use super::{rejection, response};
use crate::serve::head::{Finished, is_error};
use crate::serve::text::LOG_LIMIT;
use crate::serve::watch::Watch;
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
    if is_error(response::from_status(response.status())) {
        exchange.route.found = request.match_pattern();
        exchange.add_extra(request.extensions().get());
    }
    recognise(exchange, &mut response, Some(&request));
    ServiceResponse::new(request, finish(exchange, response))
}

/// The request is not available here, so the response is returned inside of an error.
fn failed(exchange: &Exchange, error: &Error) -> Error {
    let respond = || match rejection::of(error, None) {
        Some(rejection) => ErrorRecord::new(rejection).error_response(),
        None => error.error_response(),
    };
    let response = exchange.guarded(respond).unwrap_or_else(|panic| panic.error_response());
    let response = finish(exchange, response).map_into_boxed_body();
    InternalError::from_response("the response is inside", response).into()
}

/// Replaces the response to an error that actix-web made and that we have a code for.
fn recognise<B>(exchange: &Exchange, response: &mut HttpResponse<B>, request: Option<&HttpRequest>) {
    if response.extensions().get::<ErrorRecord>().is_some() {
        return;
    }
    let of = || response.error().and_then(|error| rejection::of(error, request)).map(ErrorRecord::new);
    if let Some(record) = exchange.guarded(of).unwrap_or_else(Some) {
        *response.status_mut() = response::status(record.error().status().into());
        response::set(&crate::http::headers(record.error()), response.headers_mut());
        response.extensions_mut().insert(record);
    }
}

fn finish<B: MessageBody>(exchange: &Exchange, response: HttpResponse<B>) -> HttpResponse<ErrorBody<B>> {
    let (mut response, body) = response.into_parts();
    let mut status = response::from_status(response.status());
    let mut headers = if is_error(status) { response::take(response.headers_mut()) } else { http::HeaderMap::new() };
    let mut extensions = response::extensions(&response.extensions());
    let exact_len = match body.size() {
        BodySize::None => Some(0),
        BodySize::Sized(size) => Some(size),
        BodySize::Stream => None,
    };
    let mut head = Head { status: &mut status, headers: &mut headers, extensions: &mut extensions };
    let body = match exchange.finish(&mut head, exact_len, body, beginning) {
        BodyChange::Keep(body) => ErrorBody::inner(body, Watch::new(exchange.clone(), status)),
        BodyChange::Replace(bytes) => {
            let length = bridge::take_length(&mut headers, &bytes);
            ErrorBody::ours(bytes, length)
        }
    };
    if let Some(finished) = extensions.remove::<Finished>() {
        response.extensions_mut().insert(finished);
    }
    *response.status_mut() = response::status(status);
    response::set(&headers, response.headers_mut());
    response.set_body(body)
}

/// What of a text is there at once.
fn beginning<B: MessageBody>(body: B) -> Vec<u8> {
    let mut body = pin!(body);
    let mut context = Context::from_waker(Waker::noop());
    let mut text = Vec::new();
    while text.len() <= LOG_LIMIT
        && let Poll::Ready(Some(Ok(chunk))) = body.as_mut().poll_next(&mut context)
    {
        text.extend_from_slice(chunk.get(..=LOG_LIMIT).unwrap_or(&chunk));
    }
    text
}
