//! Every layer of tower-http, inside and outside of ours: both compile, and errors keep their shape.

use std::convert::Infallible;
use std::iter::once;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use api_error::ErrorLayer;
use api_error_serving_tests::cases::{get, head};
use api_error_serving_tests::suite::Readers;
use api_error_serving_tests::wire::ask;
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use tower::{Layer, Service, ServiceBuilder, service_fn};
use tower_http::add_extension::AddExtensionLayer;
use tower_http::auth::{AddAuthorizationLayer, AsyncRequireAuthorizationLayer};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::CorsLayer;
use tower_http::decompression::{DecompressionLayer, RequestDecompressionLayer};
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::map_request_body::MapRequestBodyLayer;
use tower_http::map_response_body::MapResponseBodyLayer;
use tower_http::metrics::InFlightRequestsLayer;
use tower_http::normalize_path::NormalizePathLayer;
use tower_http::propagate_header::PropagateHeaderLayer;
use tower_http::request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::sensitive_headers::{SetSensitiveHeadersLayer, SetSensitiveRequestHeadersLayer};
use tower_http::services::ServeDir;
use tower_http::set_header::{SetRequestHeaderLayer, SetResponseHeaderLayer};
use tower_http::set_status::SetStatusLayer;
use tower_http::timeout::{RequestBodyTimeoutLayer, ResponseBodyTimeoutLayer, TimeoutLayer};
use tower_http::trace::TraceLayer;
use tower_http::validate_request::ValidateRequestHeaderLayer;

use crate::app::{routes, serve};

const LONG: Duration = Duration::from_secs(60);

/// Checks errors of the routes behind a stack of layers.
fn check(name: &str, routes: Router) {
    let server = serve(routes);
    for (target, status, code) in [
        ("/errors/declined", 402, "card_declined"),
        ("/foreign/stream", 502, "bad_gateway"),
        ("/bare/418", 418, "http_418"),
        ("/nope", 404, "route_not_found"),
    ] {
        let reply = ask(server.address, &get(target));
        assert_eq!((reply.status, reply.json()["code"].as_str()), (status, Some(code)), "{name}: {}", reply.show());
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{name}: {target}");
        let to_head = ask(server.address, &head(target));
        let length = |reply: &api_error_serving_tests::wire::Reply| reply.header("content-length").map(str::to_owned);
        assert_eq!(to_head.status, status, "{name}: {target}");
        // A layer outside can hide the length of the answer to GET.
        assert!(length(&reply).is_none_or(|length_of_get| length(&to_head) == Some(length_of_get)), "{name}: {target}");
    }
}

macro_rules! on_both_sides {
    ($($name:literal: $layer:expr;)+) => {{
        $(
            let inside = ServiceBuilder::new().layer(ErrorLayer::new()).layer($layer);
            check(concat!($name, " inside"), routes(Readers::Theirs).layer(inside));
            let outside = ServiceBuilder::new().layer($layer).layer(ErrorLayer::new());
            check(concat!($name, " outside"), routes(Readers::Theirs).layer(outside));
        )+
    }};
}

#[test]
fn every_layer_works_on_both_sides() {
    let public = HeaderValue::from_static("yes");
    on_both_sides! {
        "add extension": AddExtensionLayer::new(1_u8);
        "add authorization": AddAuthorizationLayer::bearer("x");
        "require authorization": AsyncRequireAuthorizationLayer::new(|request: Request| async move {
            Ok::<Request, Response<_>>(request)
        });
        "catch panic": CatchPanicLayer::new();
        "compression": CompressionLayer::new();
        "CORS": CorsLayer::permissive();
        "decompression": DecompressionLayer::new();
        "in-flight requests": InFlightRequestsLayer::pair().0;
        "propagate header": PropagateHeaderLayer::new(HeaderName::from_static("x-tenant"));
        "set request id": SetRequestIdLayer::x_request_id(Counter::default());
        "propagate request id": PropagateRequestIdLayer::x_request_id();
        "sensitive headers": SetSensitiveHeadersLayer::new(once(header::AUTHORIZATION));
        "sensitive request headers": SetSensitiveRequestHeadersLayer::new(once(header::AUTHORIZATION));
        "set request header": SetRequestHeaderLayer::overriding(header::FROM, HeaderValue::from_static("x"));
        "set response header": SetResponseHeaderLayer::overriding(HeaderName::from_static("x-one"), public.clone());
        "timeout": TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, LONG);
        "response body timeout": ResponseBodyTimeoutLayer::new(LONG);
        "trace": TraceLayer::new_for_http();
        "validate request": ValidateRequestHeaderLayer::accept("application/json");
        "map response body": MapResponseBodyLayer::new(Body::new);
        "request body limit": RequestBodyLimitLayer::new(1024);
        "request decompression": ServiceBuilder::new()
            .layer(MapRequestBodyLayer::new(Body::new)).layer(MapResponseBodyLayer::new(Body::new))
            .layer(RequestDecompressionLayer::new()).layer(MapRequestBodyLayer::new(Body::new));
        "request body timeout": ServiceBuilder::new()
            .layer(RequestBodyTimeoutLayer::new(LONG)).layer(MapRequestBodyLayer::new(Body::new));
        "normalize path": NormalizePathLayer::trim_trailing_slash();
    }
}

/// Layers that change an answer on purpose.
#[test]
fn a_layer_inside_that_changes_the_answer_is_seen() {
    let public = SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("public"));
    check("public", routes(Readers::Theirs).layer(ServiceBuilder::new().layer(ErrorLayer::new()).layer(public)));
    let teapot = ServiceBuilder::new().layer(ErrorLayer::new()).layer(SetStatusLayer::new(StatusCode::IM_A_TEAPOT));
    let reply = ask(serve(routes(Readers::Theirs).layer(teapot)).address, &get("/users/7"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (418, Some("http_418")));
    let bearer =
        ServiceBuilder::new().layer(ErrorLayer::new()).layer(AsyncRequireAuthorizationLayer::new(|_: Request| async {
            let mut denied = Response::new(Body::empty());
            *denied.status_mut() = StatusCode::UNAUTHORIZED;
            Err::<Request, _>(denied)
        }));
    let reply = ask(serve(routes(Readers::Theirs).layer(bearer)).address, &get("/users/7"));
    assert_eq!((reply.status, reply.header("www-authenticate")), (401, Some("Bearer")), "{}", reply.show());
}

#[test]
fn files_are_served_with_their_ranges() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let server = serve(Router::new().nest_service("/files", ServeDir::new(folder)).layer(ErrorLayer::new()));
    let length = std::fs::metadata([folder, "/lib.rs"].concat()).map(|file| file.len()).unwrap_or_default();
    let reply = ask(server.address, b"GET /files/lib.rs HTTP/1.1\r\nHost: x\r\nRange: bytes=999999-\r\n\r\n");
    assert_eq!((reply.status, reply.json()["code"].as_str()), (416, Some("range_not_satisfiable")), "{}", reply.show());
    assert_eq!(reply.header("content-range"), Some(format!("bytes */{length}").as_str()));
    let reply = ask(server.address, &get("/files/nothing.rs"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (404, Some("route_not_found")));
}

/// Bodies that layers make of ours.
#[test]
fn the_body_has_the_traits_that_layers_ask_for() {
    fn has_the_traits<S, B>(_: S)
    where
        S: Service<Request, Response = Response<B>, Error = Infallible>,
        B: Default + From<String> + From<axum::body::Bytes> + From<&'static str> + Send + Unpin + 'static,
    {
    }
    has_the_traits(
        ErrorLayer::new().layer(service_fn(|_: Request| async { Ok::<_, Infallible>(Response::new(Body::empty())) })),
    );
}

/// A counter as the source of ids.
#[derive(Clone, Default)]
struct Counter(Arc<AtomicU64>);

impl MakeRequestId for Counter {
    fn make_request_id<B>(&mut self, _: &axum::http::Request<B>) -> Option<RequestId> {
        let id = self.0.fetch_add(1, Ordering::Relaxed).to_string();
        id.parse().ok().map(RequestId::new)
    }
}
