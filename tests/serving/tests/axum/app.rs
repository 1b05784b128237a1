//! The service of the table, with axum's extractors and with ours, with and without the layer.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use api_error::axum::{Json, Path, Query};
use api_error::{ErrorLayer, RequestId, Untouched};
use api_error_serving_tests::cases::{Order, REGION, STALE_HEADERS, Search, extra};
use api_error_serving_tests::drips::Drips;
use api_error_serving_tests::errors::ShopError;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::suite::{Check, DROPPED, Exception, Framework, Readers, Setup};
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use tower::timeout::TimeoutLayer;
use tower::{Service, ServiceBuilder};

/// axum, whose handlers return our errors as they are.
pub(crate) struct Tested;

impl Framework for Tested {
    const NAME: &'static str = "axum";
    const NEEDS_CONVERSION: bool = false;
    const EXCEPTIONS: &'static [Exception] = &[
        Exception::new(Check::Reuse, "our readers without the layer: panic", DROPPED),
        Exception::new(Check::Secrets, "our readers without the layer: panic", DROPPED),
        Exception::new(Check::Secrets, "their readers without the layer: panic", DROPPED),
        Exception::new(
            Check::Echoes,
            "their readers without the layer",
            "axum answers with the words of serde, which quote the request",
        ),
    ];

    fn route(folder: &str, parameter: &str) -> Option<String> {
        Some(format!("/{folder}/{{{parameter}}}"))
    }

    fn serve(readers: Readers, setup: Setup) -> Server {
        match setup {
            Setup::Alone | Setup::Converted => serve(routes(readers)),
            Setup::Layered(layer) => serve(layered(readers, layer)),
            Setup::LayeredTwice(layer) => serve(layered(readers, layer.clone()).layer(layer)),
            Setup::WithExtra(layer) => serve(layered(readers, layer).layer(from_fn(extra_of_request))),
        }
    }
}

/// The routes that do not need the layer. Timeouts and overload do.
pub(crate) fn routes(readers: Readers) -> Router {
    let routes = match readers {
        Readers::Theirs => Router::new()
            .route(
                "/users/{id}",
                get(|axum::extract::Path(id): axum::extract::Path<u32>| async move { id.to_string() }),
            )
            .route(
                "/search",
                get(
                    |axum::extract::Query(search): axum::extract::Query<Search>| async move { search.page.to_string() },
                ),
            )
            .route("/orders", post(|axum::Json(order): axum::Json<Order>| async move { receipt(&order) })),
        Readers::Ours => Router::new()
            .route("/users/{id}", get(|Path(id): Path<u32>| async move { id.to_string() }))
            .route("/search", get(|Query(search): Query<Search>| async move { search.page.to_string() }))
            .route("/orders", post(|Json(order): Json<Order>| async move { receipt(&order) })),
    };
    routes
        .route("/errors/{name}", get(|Path(name): Path<String>| async move { ShopError::of_route(&name) }))
        .route("/boxed/{name}", get(boxed))
        .route(
            "/extra/{region}",
            get(|Path(region): Path<String>| async move { (Extension(extra(&region)), ShopError::Declined) }),
        )
        .route("/panic", get(|| async { explode() }))
        .route("/bare/{status}", get(bare))
        .route("/id", get(|id: RequestId| async move { id.to_string() }))
        .route("/foreign/{kind}", get(|Path(kind): Path<String>| async move { foreign(&kind) }))
}

async fn extra_of_request(mut request: Request, next: Next) -> Response {
    if let Some(region) = request.headers().get(REGION).and_then(|region| region.to_str().ok()).map(extra) {
        request.extensions_mut().insert(region);
    }
    next.run(request).await
}

async fn boxed(Path(name): Path<String>) -> Result<(), Box<ShopError>> {
    Err(Box::new(ShopError::of_route(&name)))
}

fn receipt(order: &Order) -> String {
    let count: u32 = order.items.iter().map(|item| item.count).sum();
    let names = order.items.iter().map(|item| item.sku.as_str()).collect::<Vec<_>>();
    format!("{count} x {}", names.join(", "))
}

#[expect(clippy::panic, reason = "the panic is the case")]
fn explode() -> StatusCode {
    panic!("the pool of {} is gone", api_error_serving_tests::secret::SECRET)
}

async fn bare(Path(status): Path<u16>) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if status == StatusCode::NOT_FOUND { (status, "no such thing").into_response() } else { status.into_response() }
}

fn foreign(kind: &str) -> Response {
    let typed = |media_type: &'static str, body: &'static str| {
        (StatusCode::BAD_GATEWAY, [(header::CONTENT_TYPE, media_type)], body).into_response()
    };
    match kind {
        "json" => typed("application/json", r#"{"mine":true}"#),
        "problem" => typed("application/problem+json", r#"{"title":"Mine"}"#),
        "grpc" => typed("application/grpc", ""),
        "events" => typed("text/event-stream", "data: x\n\n"),
        "stale" => (StatusCode::NOT_FOUND, STALE_HEADERS, "abc").into_response(),
        "text" => typed("text/plain", "pool timed out on db01"),
        "untyped" => {
            let mut untyped = (StatusCode::NOT_FOUND, "db at 10.0.0.3").into_response();
            untyped.headers_mut().remove(header::CONTENT_TYPE);
            untyped
        }
        "stream" => {
            (StatusCode::BAD_GATEWAY, [(header::CONTENT_TYPE, "text/plain")], Body::new(Dripping(Drips::WHOLE)))
                .into_response()
        }
        "broken" => Body::new(Dripping(Drips::BROKEN)).into_response(),
        _ => (StatusCode::NOT_FOUND, Extension(Untouched), axum::response::Html("<h1>mine</h1>")).into_response(),
    }
}

/// A body of unknown length.
struct Dripping(Drips);

impl axum::body::HttpBody for Dripping {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, io::Error>>> {
        Poll::Ready(
            self.0.next().map(|drip| drip.map(|drip| http_body::Frame::data(Bytes::from_static(drip.as_bytes())))),
        )
    }
}

/// A service that is never ready.
#[derive(Clone)]
struct Saturated;

impl Service<Request> for Saturated {
    type Response = Response;
    type Error = Infallible;
    type Future = Ready<Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Pending
    }

    fn call(&mut self, _: Request) -> Self::Future {
        ready(Ok(StatusCode::OK.into_response()))
    }
}

/// All routes of the table, and the layer around those that fail below it.
pub(crate) fn all_routes(readers: Readers, layer: &ErrorLayer) -> Router {
    let slow = get(|| async { std::future::pending::<()>().await })
        .layer(ServiceBuilder::new().layer(layer.clone()).layer(TimeoutLayer::new(Duration::from_millis(30))));
    let busy = axum::routing::get_service(ServiceBuilder::new().layer(layer.clone()).load_shed().service(Saturated));
    routes(readers).route("/slow", slow).route("/busy", busy)
}

/// All routes with the layer in the router.
pub(crate) fn layered(readers: Readers, layer: ErrorLayer) -> Router {
    all_routes(readers, &layer).layer(layer)
}

pub(crate) fn serve(routes: Router) -> Server {
    Server::start(|listener| async move {
        let _ = axum::serve(listener, routes).await;
    })
    .unwrap_or_else(|error| unreachable!("the server does not start: {error}"))
}
