//! `ErrorLayer` as a handler of salvo: around all others as a hoop, after them as a catcher.

use alloc::boxed::Box;
use alloc::sync::Arc;
use core::future::poll_fn;
use core::mem;
use core::pin::pin;

use bytes::Bytes;
use http::StatusCode;
use http_body::Body as _;
use salvo_core::catcher::Catcher;
use salvo_core::http::ResBody;
use salvo_core::{Depot, FlowCtrl, Handler, Request, Response, Router, Service, async_trait};

use super::{error, scribe};
use crate::serve::guard::guarded;
use crate::serve::{Body, ErrorLayer, Exchange, Head, convert_record};

/// The routes with the layer around them: a hoop for the requests, a catcher for what salvo decides after all hoops.
///
/// ```
/// use api_error::{ErrorLayer, Shape};
/// use salvo_core::prelude::*;
///
/// let service = api_error::salvo::service(Router::new(), ErrorLayer::new().shape(Shape::Nested));
/// # let _ = service;
/// ```
#[must_use]
pub fn service(router: impl Into<Arc<Router>>, layer: ErrorLayer) -> Service {
    Service::new(router).hoop(layer.clone()).catcher(Catcher::new(layer))
}

/// As a hoop it calls what comes after it, and finishes the response; as the goal of a `Catcher` it finishes the response
/// that is there. [`service`] does both.
#[async_trait]
impl Handler for ErrorLayer {
    async fn handle(&self, req: &mut Request, depot: &mut Depot, res: &mut Response, ctrl: &mut FlowCtrl) {
        let exchange = begin(self, req);
        let outcome = {
            let mut rest = pin!(ctrl.call_next(req, depot, res));
            poll_fn(|context| match guarded(self, || rest.as_mut().poll(context)) {
                Ok(poll) => poll.map(Ok),
                Err(record) => core::task::Poll::Ready(Err(record)),
            })
            .await
        };
        if let Err(record) = outcome {
            scribe::write(convert_record(&record, true), res);
            ctrl.skip_rest();
        }
        finish(&exchange, res);
    }
}

fn begin(layer: &ErrorLayer, req: &mut Request) -> Exchange {
    let (method, uri) = (req.method().clone(), req.uri().clone());
    let headers = mem::take(req.headers_mut());
    let mut exchange = Exchange::begin(layer, method, uri, &headers, req.extensions_mut());
    *req.headers_mut() = headers;
    let route = req.matched_path();
    exchange.set_route((!route.is_empty()).then(|| ["/", route].concat()));
    exchange
}

fn finish(exchange: &Exchange, res: &mut Response) {
    if res.body.is_error()
        && let ResBody::Error(error) = mem::take(&mut res.body)
    {
        scribe::write(convert_record(&error::of_status(error), true), res);
    }
    // salvo sets the status of an unknown route before the hoops, and that of a success after them.
    let mut status = res.status_code.unwrap_or(StatusCode::OK);
    let exact_len = res.body.size_hint().exact();
    let head = &mut Head { status: &mut status, headers: &mut res.headers, extensions: &mut res.extensions };
    match exchange.finish(head, exact_len) {
        Body::Replace(bytes) if bytes.is_empty() => res.body = ResBody::None,
        Body::Replace(bytes) => res.body = ResBody::Once(bytes),
        // A body that is absent would be salvo's to fill in; one that is empty is what its owner wants.
        Body::Keep if res.body.is_none() && status.as_u16() >= 400 => res.body = ResBody::Once(Bytes::new()),
        Body::Keep => {}
    }
    res.status_code = Some(status);
}
