//! `ErrorLayer` as a handler of salvo: a hoop around all other handlers, and the catcher after them.

use alloc::boxed::Box;
use alloc::sync::Arc;
use core::future::poll_fn;
use core::mem;
use core::pin::pin;

use bytes::Bytes;
use http::StatusCode;
use http_body::Body as _;
use http_body_util::BodyExt;
use salvo_core::catcher::Catcher;
use salvo_core::http::ResBody;
use salvo_core::{Depot, FlowCtrl, Handler, Request, Response, Router, Service, async_trait};

use super::{error, scribe};
use crate::serve::convert::convert_record;
use crate::serve::head::is_error;
use crate::serve::log::nearest_layer::InsideLayer;
use crate::serve::watch::{Watch, Watched};
use crate::serve::{BodyChange, ErrorLayer, ErrorRecord, Exchange, Head, peek};

/// Makes a service of the routes with the layer around them: as a hoop for the requests, and as the catcher for what salvo
/// decides after all hoops.
///
/// ```
/// use api_error::{ErrorLayer, Shape};
/// use salvo_core::prelude::*;
///
/// let service = api_error::salvo::service(Router::new(), ErrorLayer::new().shape(&Shape::NESTED));
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
        let mut exchange = begin(self, req);
        // Again afterwards: handlers may add a value, and a panic loses those of the depot.
        exchange.add_extra(depot.get_typed().ok());
        let outcome = {
            let mut rest = pin!(ctrl.call_next(req, depot, res));
            poll_fn(|context| match exchange.guarded(|| rest.as_mut().poll(context)) {
                Ok(poll) => poll.map(Ok),
                Err(record) => core::task::Poll::Ready(Err(record)),
            })
            .await
        };
        if let Err(record) = outcome {
            answer_with(&exchange, &record, res);
            ctrl.skip_rest();
        }
        exchange.add_extra(depot.get_typed().ok());
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

/// Makes the response that of an error, which the layer then logs. If code of the service panics on the way, that of the panic.
fn answer_with(exchange: &Exchange, record: &ErrorRecord, res: &mut Response) {
    let converted = exchange.guarded(|| convert_record(record));
    let converted = converted.unwrap_or_else(|panic| {
        let _inside = InsideLayer::enter();
        convert_record(&panic)
    });
    scribe::write(converted, res);
}

fn finish(exchange: &Exchange, res: &mut Response) {
    if res.body.is_error()
        && let ResBody::Error(error) = mem::take(&mut res.body)
    {
        let record = exchange.guarded(|| error::of_status(error)).unwrap_or_else(|panic| panic);
        answer_with(exchange, &record, res);
    }
    scribe::forget_if_overwritten(res);
    // salvo sets the status of an unknown route before the hoops, and the status of a success after them.
    let mut status = res.status_code.unwrap_or(StatusCode::OK);
    let body = mem::take(&mut res.body);
    let exact_len = body.size_hint().exact();
    let head = &mut Head { status: &mut status, headers: &mut res.headers, extensions: &mut res.extensions };
    res.body = match exchange.finish(head, exact_len, body, peek::beginning) {
        BodyChange::Replace(bytes) if bytes.is_empty() => ResBody::None,
        BodyChange::Replace(bytes) => scribe::body_of(bytes, &res.headers, &mut res.extensions),
        // salvo fills in a body that is absent, but not one that is empty.
        BodyChange::Keep(ResBody::None) if is_error(status) => ResBody::Once(Bytes::new()),
        // These are in memory, and salvo looks for them.
        BodyChange::Keep(body @ (ResBody::None | ResBody::Once(_) | ResBody::Chunks(_) | ResBody::Error(_))) => body,
        BodyChange::Keep(body) => {
            let watched = Watched::new(body, Watch::new(exchange.clone(), status));
            ResBody::Boxed(Box::pin(watched.map_err(Into::into)))
        }
    };
    res.status_code = Some(status);
}
