//! `ErrorLayer` as middleware of poem.

use alloc::string::ToString;
use core::future::poll_fn;
use core::mem;
use core::pin::pin;
use core::task::Poll;

use http::HeaderValue;
use http::header::CONTENT_TYPE;
use http_body_util::combinators::BoxBody;
use poem::error::ResponseError;
use poem::{Body, Endpoint, Error, IntoResponse, Middleware, PathPattern, Request, Response, Result};

use super::{rejection, response};
use crate::serve::watch::{Watch, Watched};
use crate::serve::{BodyChange, ErrorLayer, ErrorRecord, Exchange, Head, peek};

impl<E: Endpoint> Middleware<E> for ErrorLayer {
    type Output = ErrorEndpoint<E>;

    fn transform(&self, inner: E) -> ErrorEndpoint<E> {
        ErrorEndpoint { layer: self.clone(), inner }
    }
}

/// An endpoint whose errors have one shape. Made by [`ErrorLayer`].
///
/// It never fails: an error becomes a response.
#[derive(Debug)]
pub struct ErrorEndpoint<E> {
    layer: ErrorLayer,
    inner: E,
}

impl<E: Endpoint> Endpoint for ErrorEndpoint<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        let mut exchange = begin(&self.layer, &mut request);
        let answer = self.run(&exchange, request).await.unwrap_or_else(|record| Err(response::of_record(record)));
        let response = match answer {
            Ok(response) => response,
            Err(error) => exchange.guarded(|| respond(error)).unwrap_or_else(|panic| panic.as_response()),
        };
        exchange.route.found = response.data::<PathPattern>().map(|pattern| pattern.0.to_string());
        Ok(finish(&exchange, response))
    }
}

impl<E: Endpoint> ErrorEndpoint<E> {
    /// Runs the endpoint inside of the layer. Its panic becomes an error.
    async fn run(&self, exchange: &Exchange, request: Request) -> core::result::Result<Result<Response>, ErrorRecord> {
        let mut future = pin!(exchange.guarded(|| self.inner.call(request))?);
        poll_fn(|context| {
            match exchange.guarded(|| future.as_mut().poll(context).map_ok(IntoResponse::into_response)) {
                Ok(Poll::Pending) => Poll::Pending,
                Ok(Poll::Ready(answer)) => Poll::Ready(Ok(answer)),
                Err(record) => Poll::Ready(Err(record)),
            }
        })
        .await
    }
}

fn begin(layer: &ErrorLayer, request: &mut Request) -> Exchange {
    let (method, uri) = (request.method().clone(), request.original_uri().clone());
    let headers = mem::take(request.headers_mut());
    let exchange = Exchange::begin(layer, method, uri, &headers, request.extensions_mut());
    *request.headers_mut() = headers;
    exchange
}

/// The response to an error that no inner middleware has caught.
fn respond(error: Error) -> Response {
    if error.data::<ErrorRecord>().is_none()
        && let Some(mut rejected) = rejection::of(&error).map(Error::from)
    {
        if let Some(pattern) = error.data::<PathPattern>() {
            rejected.set_data(pattern.clone());
        }
        return rejected.into_response();
    }
    let mut response = error.into_response();
    if !response.headers().contains_key(CONTENT_TYPE) {
        // The body is the `Display` output, a text; poem does not always set the type.
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    }
    response
}

fn finish(exchange: &Exchange, response: Response) -> Response {
    let response: http::Response<_> = response.into();
    let exact_len = http_body::Body::size_hint(response.body()).exact();
    let (mut parts, body) = response.into_parts();
    let mut head = Head::from(&mut parts);
    let body = match exchange.finish(&mut head, exact_len, body, peek::beginning) {
        BodyChange::Keep(body) => {
            let watch = Watch::new(exchange.clone(), parts.status);
            Body::from(BoxBody::new(Watched::new(body, watch)))
        }
        BodyChange::Replace(bytes) => Body::from(bytes),
    };
    let mut response = Response::from(body);
    response.set_status(parts.status);
    response.set_version(parts.version);
    *response.headers_mut() = parts.headers;
    *response.extensions_mut() = parts.extensions;
    response
}
