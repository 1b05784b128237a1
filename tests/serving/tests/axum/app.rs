//! The service of the table, with axum's extractors and with ours, with and without the layer.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use api_error::axum::{Json, Path, Query};
use api_error::{ErrorLayer, Untouched};
use api_error_serving_tests::cases::{Order, Search, ShopError};
use api_error_serving_tests::server::Server;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower::timeout::TimeoutLayer;
use tower::{Service, ServiceBuilder};

/// Who reads the request.
#[derive(Clone, Copy)]
pub(crate) enum Extractors {
    Axum,
    Ours,
}

/// The routes. What can fail below the layer, timeouts and overload, needs the layer.
pub(crate) fn routes(extractors: Extractors) -> Router {
    let routes = match extractors {
        Extractors::Axum => Router::new()
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
        Extractors::Ours => Router::new()
            .route("/users/{id}", get(|Path(id): Path<u32>| async move { id.to_string() }))
            .route("/search", get(|Query(search): Query<Search>| async move { search.page.to_string() }))
            .route("/orders", post(|Json(order): Json<Order>| async move { receipt(&order) })),
    };
    routes
        .route("/errors/{name}", get(|Path(name): Path<String>| async move { ShopError::of_route(&name) }))
        .route("/panic", get(|| async { explode() }))
        .route("/bare/{status}", get(bare))
        .route("/foreign/{kind}", get(|Path(kind): Path<String>| async move { foreign(&kind) }))
}

fn receipt(order: &Order) -> String {
    let count: u32 = order.items.iter().map(|item| item.count).sum();
    let names = order.items.iter().map(|item| item.sku.as_str()).collect::<Vec<_>>();
    format!("{count} x {}", names.join(", "))
}

#[expect(clippy::panic, reason = "the panic is the case")]
fn explode() -> StatusCode {
    panic!("the pool of {} is gone", api_error_serving_tests::cases::SECRET)
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
        "stream" => {
            (StatusCode::BAD_GATEWAY, [(header::CONTENT_TYPE, "text/plain")], Body::new(Dripping(3))).into_response()
        }
        _ => (StatusCode::NOT_FOUND, axum::Extension(Untouched), axum::response::Html("<h1>mine</h1>")).into_response(),
    }
}

/// A body whose length nobody knows.
struct Dripping(u8);

impl axum::body::HttpBody for Dripping {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Infallible>>> {
        let Some(left) = self.0.checked_sub(1) else { return Poll::Ready(None) };
        self.0 = left;
        Poll::Ready(Some(Ok(http_body::Frame::data(Bytes::from_static(b"drip ")))))
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

/// The routes with everything around them.
pub(crate) fn layered(extractors: Extractors, layer: ErrorLayer) -> Router {
    let slow = get(|| async { tokio::time::sleep(Duration::from_secs(60)).await })
        .layer(ServiceBuilder::new().layer(layer.clone()).layer(TimeoutLayer::new(Duration::from_millis(30))));
    let busy = axum::routing::get_service(ServiceBuilder::new().layer(layer.clone()).load_shed().service(Saturated));
    routes(extractors).route("/slow", slow).route("/busy", busy).layer(layer)
}

pub(crate) fn serve(routes: Router) -> Server {
    Server::start(|listener| async move {
        let _ = axum::serve(listener, routes).await;
    })
    .unwrap_or_else(|error| unreachable!("loopback is there: {error}"))
}
