//! `ErrorLayer` as a handler of salvo: a hoop around all other handlers, and the catcher after them.

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
use crate::serve::convert::convert_record;
use crate::serve::log::nearest_layer::InsideLayer;
use crate::serve::{BodyChange, ErrorLayer, ErrorRecord, Exchange, Head};

/// Makes a service of the routes with the layer around them: as a hoop for the requests, and as the catcher for what salvo
/// decides after all hoops.
///
/// ```
/// use api_error::{ErrorLayer, Shape};
/// use salvo_core::prelude::*;
///
/// let service = api_error::salvo::service(Router::new(), ErrorLayer::new().shape(Shape::NESTED));
/// # let _ = service;
/// ```
#[must_use]
pub fn service(router: impl Into<Arc<Router>>, layer: ErrorLayer) -> Service {
    Service::new(router).hoop(layer.clone()).catcher(Catcher::new(layer))
}

/// As a hoop, it calls the rest of the handlers and finishes their response. As the goal of a `Catcher`, it finishes the
/// response of salvo. [`service`] sets up both.
#[async_trait]
impl Handler for ErrorLayer {
    async fn handle(&self, req: &mut Request, depot: &mut Depot, res: &mut Response, ctrl: &mut FlowCtrl) {
        let exchange = begin(self, req);
        let outcome = {
            let mut rest = pin!(ctrl.call_next(req, depot, res));
            poll_fn(|context| match exchange.guarded(|| rest.as_mut().poll(context)) {
                Ok(poll) => poll.map(Ok),
                Err(record) => core::task::Poll::Ready(Err(record)),
            })
            .await
        };
        if let Err(record) = outcome {
            answer_with(&record, res);
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
    exchange.route.found = (!route.is_empty()).then(|| ["/", route].concat());
    exchange
}

/// Makes the response that of an error, which the layer then logs.
fn answer_with(record: &ErrorRecord, res: &mut Response) {
    let _inside = InsideLayer::enter();
    scribe::write(convert_record(record), res);
}

fn finish(exchange: &Exchange, res: &mut Response) {
    if res.body.is_error()
        && let ResBody::Error(error) = mem::take(&mut res.body)
    {
        answer_with(&error::of_status(error), res);
    }
    scribe::forget_if_overwritten(res);
    // salvo sets the status of an unknown route before the hoops, and the status of a success after them.
    let mut status = res.status_code.unwrap_or(StatusCode::OK);
    let exact_len = res.body.size_hint().exact();
    let head = &mut Head { status: &mut status, headers: &mut res.headers, extensions: &mut res.extensions };
    match exchange.finish(head, exact_len) {
        BodyChange::Replace(bytes) if bytes.is_empty() => res.body = ResBody::None,
        BodyChange::Replace(bytes) => scribe::set_body(bytes, res),
        // salvo fills in a body that is absent, but not one that is empty.
        BodyChange::Keep if res.body.is_none() && status.as_u16() >= 400 => res.body = ResBody::Once(Bytes::new()),
        BodyChange::Keep => {}
    }
    res.status_code = Some(status);
}
