//! The service of the table, with warp's filters and with ours, with and without the layer.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use api_error::warp::recover;
use api_error::{ErrorLayer, FrameworkError, RequestId, Untouched};
use api_error_serving_tests::cases::{Order, REGION, STALE_HEADERS, Search, extra};
use api_error_serving_tests::drips::Drips;
use api_error_serving_tests::errors::ShopError;
use api_error_serving_tests::secret::SECRET;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::suite::{Check, DROPPED, Exception, Framework, Readers, Setup};
use hyper::body::Incoming;
use tokio::net::TcpListener;
use tower::timeout::TimeoutLayer;
use tower::{Layer, ServiceExt, service_fn};
use warp::http::{Request, StatusCode};
use warp::reply::{Reply, Response, with_header, with_status};
use warp::{Filter, Rejection, Stream};

const LIMIT: usize = 2 * 1024 * 1024;

/// warp, whose rejections `recover` gives our shape.
pub(crate) struct Tested;

impl Framework for Tested {
    const NAME: &'static str = "warp";
    const NEEDS_CONVERSION: bool = true;
    const EXCEPTIONS: &'static [Exception] = &[
        Exception::new(Check::Reuse, "our readers without the layer: panic", DROPPED),
        Exception::new(Check::Secrets, "our readers without the layer: panic", DROPPED),
        Exception::new(Check::Secrets, "their readers without the layer: panic", DROPPED),
    ];

    fn route(_: &str, _: &str) -> Option<String> {
        // Filters have no names.
        None
    }

    fn serve(readers: Readers, setup: Setup) -> Server {
        match setup {
            Setup::Alone => match readers {
                Readers::Theirs => serve(theirs()),
                Readers::Ours => serve(ours()),
            },
            Setup::Converted => match readers {
                Readers::Theirs => serve(theirs().recover(recover)),
                Readers::Ours => serve(ours().recover(recover)),
            },
            Setup::Layered(layer) => match readers {
                Readers::Theirs => layered(theirs().recover(recover), layer),
                Readers::Ours => layered(ours().recover(recover), layer),
            },
            Setup::LayeredTwice(layer) => {
                let routes = warp::service(ours().recover(recover));
                let service = layer.layer(layer.layer(routes));
                start(|listener| api_error::warp::serve(listener, service, std::future::pending()))
            }
            Setup::WithExtra(layer) => {
                let service = layer.layer(warp::service(ours().recover(recover)));
                let service = service.map_request(|mut request: Request<Incoming>| {
                    let region = request.headers().get(REGION).and_then(|region| region.to_str().ok()).map(extra);
                    region.map(|region| request.extensions_mut().insert(region));
                    request
                });
                start(|listener| api_error::warp::serve(listener, service, std::future::pending()))
            }
        }
    }
}

/// All routes, with warp's own filters.
pub(crate) fn theirs() -> impl Filter<Extract = (Response,), Error = Rejection> + Clone + Send + Sync + 'static {
    let user = warp::path!("users" / u32).and(warp::get()).map(|id: u32| id.to_string().into_response());
    let search = warp::path!("search").and(warp::query()).map(|search: Search| search.page.to_string().into_response());
    let body = warp::body::content_length_limit(LIMIT as u64).and(warp::body::json());
    let orders = warp::path!("orders").and(warp::post()).and(body).map(|order: Order| receipt(&order));
    user.or(search).unify().or(orders).unify().or(others()).unify()
}

/// All routes, with our filters.
pub(crate) fn ours() -> impl Filter<Extract = (Response,), Error = Rejection> + Clone + Send + Sync + 'static {
    let user = warp::path("users").and(api_error::warp::param::<u32>("id")).and(warp::path::end());
    let user = user.and(warp::get()).map(|id: u32| id.to_string().into_response());
    let search = warp::path!("search").and(api_error::warp::query());
    let search = search.map(|search: Search| search.page.to_string().into_response());
    let orders = warp::path!("orders").and(warp::post()).and(api_error::warp::json(LIMIT));
    let orders = orders.map(|order: Order| receipt(&order));
    user.or(search).unify().or(orders).unify().or(others()).unify()
}

fn receipt(order: &Order) -> Response {
    let lines = order.items.iter().map(|item| format!("{} x {}", item.count, item.sku.len()));
    lines.collect::<String>().into_response()
}

fn others() -> impl Filter<Extract = (Response,), Error = Rejection> + Clone + Send + Sync + 'static {
    let returned = warp::path!("errors" / String).map(|name: String| ShopError::of_route(&name).into_response());
    let rejected =
        warp::path!("rejected" / String).and_then(|name: String| async move { fail(&name).map_err(Rejection::from) });
    let boxed =
        warp::path!("boxed" / String).and_then(|name: String| async move { boxed(&name).map_err(Rejection::from) });
    let moved = warp::path!("extra" / String).map(|region: String| moved(&region));
    let panic = warp::path!("panic").then(|| async { explode() });
    let bare = warp::path!("bare" / u16).map(bare);
    let foreign = warp::path!("foreign" / String).map(|kind: String| foreign(&kind));
    let id = warp::path!("id").and(warp::ext::get::<RequestId>()).map(|id: RequestId| id.to_string().into_response());
    let returned = returned.or(rejected).unify().or(id).unify().or(boxed).unify().or(moved).unify();
    returned.or(panic).unify().or(bare).unify().or(foreign).unify()
}

fn fail(name: &str) -> Result<Response, ShopError> {
    Err(ShopError::of_route(name))
}

fn boxed(name: &str) -> Result<Response, Box<ShopError>> {
    Err(Box::new(ShopError::of_route(name)))
}

fn moved(region: &str) -> Response {
    let mut response = ShopError::Declined.into_response();
    response.extensions_mut().insert(extra(region));
    response
}

#[expect(clippy::panic, reason = "the panic is the case")]
fn explode() -> Response {
    panic!("the pool of {SECRET} is gone")
}

fn bare(status: u16) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if status == StatusCode::NOT_FOUND {
        with_status("no such thing", status).into_response()
    } else {
        status.into_response()
    }
}

fn foreign(kind: &str) -> Response {
    let typed = |media_type: &'static str, body: &'static str| {
        with_header(with_status(body, StatusCode::BAD_GATEWAY), "content-type", media_type).into_response()
    };
    match kind {
        "json" => typed("application/json", r#"{"mine":true}"#),
        "problem" => typed("application/problem+json", r#"{"title":"Mine"}"#),
        "grpc" => typed("application/grpc", ""),
        "events" => typed("text/event-stream", "data: x\n\n"),
        "stale" => {
            let mut stale = with_status("abc", StatusCode::NOT_FOUND).into_response();
            for (name, value) in STALE_HEADERS {
                stale = with_header(stale, name, value).into_response();
            }
            stale
        }
        "text" => typed("text/plain", "pool timed out on db01"),
        "broken" => warp::reply::stream(Dripping(Drips::BROKEN)).into_response(),
        "untyped" => {
            let mut untyped = with_status("db at 10.0.0.3", StatusCode::NOT_FOUND).into_response();
            untyped.headers_mut().remove("content-type");
            untyped
        }
        "stream" => {
            let drips = with_status(warp::reply::stream(Dripping(Drips::WHOLE)), StatusCode::BAD_GATEWAY);
            with_header(drips, "content-type", "text/plain").into_response()
        }
        _ => {
            let mut page = with_status(warp::reply::html("<h1>mine</h1>"), StatusCode::NOT_FOUND).into_response();
            page.extensions_mut().insert(Untouched);
            page
        }
    }
}

/// A body of unknown length.
struct Dripping(Drips);

impl Stream for Dripping {
    type Item = std::io::Result<&'static str>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next())
    }
}

/// warp's own server, without the layer.
pub(crate) fn serve(
    routes: impl Filter<Extract = impl Reply, Error = Rejection> + Clone + Send + Sync + 'static,
) -> Server {
    start(|listener| async move { warp::serve(routes).incoming(listener).run().await })
}

fn start<F: Future<Output = ()> + Send + 'static>(serve: impl FnOnce(TcpListener) -> F) -> Server {
    Server::start(serve).unwrap_or_else(|error| unreachable!("the server does not start: {error}"))
}

/// The layer around a timeout, an overload and the routes.
#[expect(clippy::needless_pass_by_value, reason = "a layer is built in the call")]
pub(crate) fn layered(
    routes: impl Filter<Extract = impl Reply, Error = Rejection> + Clone + Send + Sync + 'static,
    layer: ErrorLayer,
) -> Server {
    let slow = warp::path!("slow").then(std::future::pending::<StatusCode>);
    let slow = TimeoutLayer::new(Duration::from_millis(30)).layer(warp::service(slow));
    let busy = warp::path!("busy").map(|| FrameworkError::Overloaded);
    let routes = warp::service(busy.or(routes));
    // The timeout is not around all routes: a crowd of requests can take longer.
    let all = service_fn(move |request: Request<Incoming>| {
        let (slow, routes) = (slow.clone(), routes.clone());
        async move {
            match request.uri().path() {
                "/slow" => slow.oneshot(request).await,
                _ => routes.oneshot(request).await.map_err(|never| match never {}),
            }
        }
    });
    let service = layer.layer(all);
    start(|listener| api_error::warp::serve(listener, service, std::future::pending()))
}
