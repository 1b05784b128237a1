//! The service of the table, with poem's extractors and with ours, with and without the layer.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use api_error::poem::{self as ours, Allow};
use api_error::{FrameworkError, RequestId, Untouched};
use api_error_serving_tests::cases::{Order, REGION, STALE_HEADERS, Search, extra};
use api_error_serving_tests::drips::Drips;
use api_error_serving_tests::errors::ShopError;
use api_error_serving_tests::secret::SECRET;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::suite::{Check, DROPPED, Exception, Framework, Readers, Setup};
use poem::http::StatusCode;
use poem::listener::TcpAcceptor;
use poem::web::{Json, Path, Query};
use poem::{EndpointExt, IntoEndpoint, IntoResponse, Response, Route, get, handler, post};

/// poem, whose errors `catch` gives our shape.
pub(crate) struct Tested;

impl Framework for Tested {
    const NAME: &'static str = "poem";
    const NEEDS_CONVERSION: bool = true;
    const EXCEPTIONS: &'static [Exception] = &[
        Exception::new(Check::Reuse, "our readers without the layer: panic", DROPPED),
        Exception::new(Check::Secrets, "our readers without the layer: panic", DROPPED),
        Exception::new(Check::Secrets, "their readers without the layer: panic", DROPPED),
    ];

    fn route(folder: &str, parameter: &str) -> Option<String> {
        Some(format!("/{folder}/:{parameter}"))
    }

    fn serve(readers: Readers, setup: Setup) -> Server {
        match setup {
            Setup::Alone => serve(routes(readers)),
            Setup::Converted => serve(routes(readers).catch_all_error(ours::catch)),
            Setup::Layered(layer) => serve(routes(readers).with(layer)),
            Setup::LayeredTwice(layer) => serve(routes(readers).with(layer.clone()).with(layer)),
            Setup::WithExtra(layer) => serve(routes(readers).with(layer).before(|mut request| async move {
                if let Some(region) = request.header(REGION).map(extra) {
                    request.set_data(region);
                }
                Ok(request)
            })),
        }
    }
}

pub(crate) fn routes(readers: Readers) -> Route {
    let routes = match readers {
        Readers::Theirs => {
            Route::new().at("/users/:id", get(user)).at("/search", get(their_search)).at("/orders", post(their_order))
        }
        Readers::Ours => Route::new()
            .at("/users/:id", get(user).with(Allow::new("GET, HEAD")))
            .at("/search", get(our_search))
            .at("/orders", post(our_order)),
    };
    routes
        .at("/errors/:name", get(failed))
        .at("/boxed/:name", get(boxed))
        .at("/extra/:region", get(moved))
        .at("/panic", get(explode))
        .at("/slow", get(slow))
        .at("/busy", get(busy))
        .at("/bare/:status", get(bare))
        .at("/id", get(request_id))
        .at("/foreign/:kind", get(foreign))
}

#[handler]
fn user(Path(id): Path<u32>) -> String {
    id.to_string()
}

#[handler]
fn their_search(Query(search): Query<Search>) -> String {
    search.page.to_string()
}

#[handler]
fn our_search(ours::Query(search): ours::Query<Search>) -> String {
    search.page.to_string()
}

#[handler]
fn their_order(Json(order): Json<Order>) -> String {
    receipt(&order)
}

#[handler]
fn our_order(ours::Json(order): ours::Json<Order>) -> String {
    receipt(&order)
}

fn receipt(order: &Order) -> String {
    order.items.iter().map(|item| format!("{} x {}", item.count, item.sku.len())).collect::<Vec<_>>().concat()
}

#[handler]
fn failed(Path(name): Path<String>) -> Result<String, ShopError> {
    Err(ShopError::of_route(&name))
}

#[handler]
fn boxed(Path(name): Path<String>) -> Result<String, Box<ShopError>> {
    Err(Box::new(ShopError::of_route(&name)))
}

#[handler]
fn moved(Path(region): Path<String>) -> poem::Result<String> {
    let mut error = poem::Error::from(ShopError::Declined);
    error.set_data(extra(&region));
    Err(error)
}

#[handler]
#[expect(clippy::panic, reason = "the panic is the case")]
fn explode() -> String {
    panic!("the pool of {SECRET} is gone")
}

#[handler]
async fn slow() -> Result<String, FrameworkError> {
    let never = std::future::pending();
    tokio::time::timeout(Duration::from_millis(30), never).await.map_err(|_| FrameworkError::Timeout)
}

#[handler]
fn request_id(id: RequestId) -> String {
    id.to_string()
}

#[handler]
fn busy() -> FrameworkError {
    FrameworkError::Overloaded
}

#[handler]
fn bare(Path(status): Path<u16>) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if status == StatusCode::NOT_FOUND {
        "no such thing".with_status(status).into_response()
    } else {
        status.into_response()
    }
}

#[handler]
fn foreign(Path(kind): Path<String>) -> Response {
    let typed = |media_type: &str, body: &'static str| {
        Response::builder().status(StatusCode::BAD_GATEWAY).content_type(media_type).body(body)
    };
    match kind.as_str() {
        "json" => typed("application/json", r#"{"mine":true}"#),
        "problem" => typed("application/problem+json", r#"{"title":"Mine"}"#),
        "grpc" => typed("application/grpc", ""),
        "events" => typed("text/event-stream", "data: x\n\n"),
        "stale" => {
            let response = Response::builder().status(StatusCode::NOT_FOUND);
            let headers = STALE_HEADERS.into_iter();
            headers.fold(response, |response, (name, value)| response.header(name, value)).body("abc")
        }
        "text" => typed("text/plain", "pool timed out on db01"),
        "broken" => Response::builder().body(poem::Body::from_async_read(Dripping(Drips::BROKEN))),
        "untyped" => Response::builder().status(StatusCode::NOT_FOUND).body("db at 10.0.0.3"),
        "stream" => {
            let drips = poem::Body::from_async_read(Dripping(Drips::WHOLE));
            Response::builder().status(StatusCode::BAD_GATEWAY).content_type("text/plain").body(drips)
        }
        _ => {
            let page = Response::builder().status(StatusCode::NOT_FOUND).content_type("text/html");
            page.extension(Untouched).body("<h1>mine</h1>")
        }
    }
}

/// A body of unknown length.
struct Dripping(Drips);

impl tokio::io::AsyncRead for Dripping {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut tokio::io::ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        Poll::Ready(self.0.next().transpose().map(|drip| buffer.put_slice(drip.unwrap_or_default().as_bytes())))
    }
}

/// Serves an app on loopback.
pub(crate) fn serve<E>(app: E) -> Server
where
    E: IntoEndpoint,
    E::Endpoint: 'static,
{
    let app = app.into_endpoint();
    Server::start(|listener| async move {
        let Ok(acceptor) = listener.into_std().and_then(TcpAcceptor::from_std) else {
            unreachable!("the listener cannot be converted")
        };
        let _ = poem::Server::new_with_acceptor(acceptor).run(app).await;
    })
    .unwrap_or_else(|error| unreachable!("the server does not start: {error}"))
}
