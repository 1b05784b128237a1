//! The service of the table, with salvo's readers and with ours, with and without the layer.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use api_error::{ErrorLayer, FrameworkError, Rejection, RequestId, Untouched};
use api_error_serving_tests::cases::{Order, REGION, STALE_HEADERS, Search, extra};
use api_error_serving_tests::drips::Drips;
use api_error_serving_tests::errors::ShopError;
use api_error_serving_tests::secret::SECRET;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::suite::{Check, DROPPED, Exception, Framework, Readers, Setup};
use salvo::conn::tcp::TcpAcceptor;
use salvo::http::body::{Body, Frame, SizeHint};
use salvo::http::{ParseError, ResBody, request::SecureMaxSize};
use salvo::prelude::*;
use salvo::timeout::Timeout;

/// salvo, whose handlers return our errors as they are.
pub(crate) struct Tested;

const CLOSED: &str = "the `Timeout` hoop of salvo closes the connection";
const ERROR_PAGE: &str = "salvo's catcher writes an HTML page of 900 bytes if no handler answers";

impl Framework for Tested {
    const NAME: &'static str = "salvo";
    const NEEDS_CONVERSION: bool = false;
    const EXCEPTIONS: &'static [Exception] = &[
        Exception::new(Check::Reuse, "our readers without the layer: panic", DROPPED),
        Exception::new(Check::Secrets, "our readers without the layer: panic", DROPPED),
        Exception::new(Check::Secrets, "their readers without the layer: panic", DROPPED),
        Exception::new(Check::Reuse, "our readers and the layer: timeout", CLOSED),
        Exception::new(Check::Reuse, "their readers and the layer: timeout", CLOSED),
        Exception::new(Check::Echoes, "our readers without the layer", ERROR_PAGE),
        Exception::new(Check::Echoes, "their readers without the layer", ERROR_PAGE),
        Exception::new(Check::HandlerId, "without the layer", "salvo has no extractor that could fail"),
    ];

    fn route(folder: &str, parameter: &str) -> Option<String> {
        Some(format!("/{folder}/{{{parameter}}}"))
    }

    fn serve(readers: Readers, setup: Setup) -> Server {
        match setup {
            Setup::Alone | Setup::Converted => serve(Service::new(routes(readers))),
            Setup::Layered(layer) => serve(layered(readers, layer)),
            Setup::LayeredTwice(layer) => serve(layered(readers, layer.clone()).hoop(layer)),
            Setup::WithExtra(layer) => serve(layered(readers, layer).hoop(extra_of_request)),
        }
    }
}

/// The routes that do not need the layer. Timeouts and overload do.
pub(crate) fn routes(readers: Readers) -> Router {
    let router = match readers {
        Readers::Theirs => Router::new()
            .push(Router::with_path("users/{id}").get(their_user))
            .push(Router::with_path("search").get(their_search))
            .push(Router::with_path("orders").hoop(SecureMaxSize::new(2 * 1024 * 1024)).post(their_order)),
        Readers::Ours => Router::new()
            .push(Router::with_path("users/{id}").get(our_user))
            .push(Router::with_path("search").get(our_search))
            .push(Router::with_path("orders").hoop(SecureMaxSize::new(2 * 1024 * 1024)).post(our_order)),
    };
    router
        .push(Router::with_path("errors/{name}").get(fail).head(fail))
        .push(Router::with_path("boxed/{name}").get(boxed))
        .push(Router::with_path("extra/{region}").get(moved))
        .push(Router::with_path("panic").get(explode))
        .push(Router::with_path("bare/{status}").get(bare))
        .push(Router::with_path("id").get(request_id))
        .push(Router::with_path("foreign/{kind}").get(foreign).head(foreign))
}

#[handler]
async fn their_user(req: &mut Request) -> Result<String, ParseError> {
    req.try_param::<u32>("id").map(|id| id.to_string())
}

#[handler]
async fn their_search(req: &mut Request) -> Result<String, ParseError> {
    req.parse_queries::<Search>().map(|search| search.page.to_string())
}

#[handler]
async fn their_order(req: &mut Request) -> Result<String, ParseError> {
    req.parse_json::<Order>().await.map(|order| receipt(&order))
}

#[handler]
async fn our_user(req: &mut Request) -> Result<String, Rejection> {
    api_error::salvo::param::<u32>(req, "id").map(|id| id.to_string())
}

#[handler]
async fn our_search(req: &mut Request) -> Result<String, Rejection> {
    api_error::salvo::query::<Search>(req).map(|search| search.page.to_string())
}

#[handler]
async fn our_order(req: &mut Request) -> Result<String, Rejection> {
    api_error::salvo::json::<Order>(req).await.map(|order| receipt(&order))
}

fn receipt(order: &Order) -> String {
    let lines: Vec<_> = order.items.iter().map(|item| format!("{} x {}", item.count, item.sku.len())).collect();
    lines.concat()
}

#[handler]
async fn fail(req: &mut Request) -> Result<(), ShopError> {
    Err(ShopError::of_route(req.params().get("name").map(String::as_str).unwrap_or_default()))
}

#[handler]
async fn boxed(req: &mut Request) -> Result<(), Box<ShopError>> {
    Err(Box::new(ShopError::of_route(req.params().get("name").map(String::as_str).unwrap_or_default())))
}

#[handler]
async fn extra_of_request(req: &mut Request, depot: &mut Depot) {
    if let Some(region) = req.header::<String>(REGION) {
        depot.insert_typed(extra(&region));
    }
}

#[handler]
async fn moved(req: &mut Request, depot: &mut Depot) -> Result<(), ShopError> {
    depot.insert_typed(extra(&req.param::<String>("region").unwrap_or_default()));
    Err(ShopError::Declined)
}

#[handler]
#[expect(clippy::panic, reason = "the panic is the case")]
async fn explode(res: &mut Response) {
    res.render("half of an answer");
    panic!("the pool of {SECRET} is gone");
}

#[handler]
async fn bare(req: &mut Request, res: &mut Response) {
    let status = req.param::<u16>("status").and_then(|status| StatusCode::from_u16(status).ok());
    res.status_code(status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
    if status == Some(StatusCode::NOT_FOUND) {
        res.render("no such thing");
    }
}

#[handler]
async fn foreign(req: &mut Request, res: &mut Response) {
    res.status_code(StatusCode::BAD_GATEWAY);
    let mut typed = |media_type: &'static str, body: ResBody| {
        res.headers_mut().insert("content-type", salvo::http::HeaderValue::from_static(media_type));
        res.body(body);
    };
    match req.params().get("kind").map(String::as_str).unwrap_or_default() {
        "json" => typed("application/json", r#"{"mine":true}"#.into()),
        "problem" => typed("application/problem+json", r#"{"title":"Mine"}"#.into()),
        "grpc" => typed("application/grpc", ResBody::None),
        "events" => typed("text/event-stream", "data: x\n\n".into()),
        "stale" => {
            res.status_code(StatusCode::NOT_FOUND);
            res.body("abc");
            for (name, value) in STALE_HEADERS {
                let _ = res.add_header(name, value, true);
            }
        }
        "text" => typed("text/plain", "pool timed out on db01".into()),
        "stream" => typed("text/plain", ResBody::Boxed(Box::pin(Dripping(Drips::WHOLE)))),
        "broken" => {
            res.status_code(StatusCode::OK);
            res.body(ResBody::Boxed(Box::pin(Dripping(Drips::BROKEN))));
        }
        "untyped" => {
            res.status_code(StatusCode::NOT_FOUND);
            res.body("db at 10.0.0.3");
        }
        _ => {
            res.status_code(StatusCode::NOT_FOUND);
            res.render(Text::Html("<h1>mine</h1>"));
            res.extensions.insert(Untouched);
        }
    }
}

/// A body of unknown length.
struct Dripping(Drips);

impl Body for Dripping {
    type Data = bytes::Bytes;
    type Error = salvo::BoxedError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let frame = |drip: &'static str| Frame::data(Self::Data::from_static(drip.as_bytes()));
        Poll::Ready(self.0.next().map(|drip| drip.map(frame).map_err(Into::into)))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::default()
    }
}

#[handler]
async fn slow() {
    std::future::pending::<()>().await;
}

#[handler]
async fn request_id(req: &mut Request) -> String {
    req.extensions().get::<RequestId>().map(ToString::to_string).unwrap_or_default()
}

#[handler]
async fn busy() -> Result<(), FrameworkError> {
    Err(FrameworkError::Overloaded)
}

/// All routes with the layer.
pub(crate) fn layered(readers: Readers, layer: ErrorLayer) -> Service {
    let timeout = Timeout::new(Duration::from_millis(30)).error(StatusError::gateway_timeout);
    let slowly = Router::with_path("slow").hoop(timeout).get(slow);
    let routes = routes(readers).push(slowly).push(Router::with_path("busy").get(busy));
    api_error::salvo::service(routes, layer)
}

pub(crate) fn serve(service: Service) -> Server {
    Server::start(|listener| async move {
        let Ok(acceptor) = TcpAcceptor::try_from(listener) else { unreachable!("the listener has no address") };
        salvo::Server::new(acceptor).serve(service).await;
    })
    .unwrap_or_else(|error| unreachable!("the server does not start: {error}"))
}
