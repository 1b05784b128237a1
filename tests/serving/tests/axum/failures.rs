//! Services below the layer that fail instead of a handler.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::io;
use std::task::{Context, Poll};
use std::time::Duration;

use api_error::{ApiError, ErrorLayer, ErrorRecord};
use api_error_serving_tests::cases::get;
use api_error_serving_tests::log::log;
use api_error_serving_tests::suite::Readers;
use api_error_serving_tests::wire::{ask, connect};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::get as route;
use tower::{Layer, Service, ServiceBuilder, ServiceExt, service_fn};

use crate::app::{routes, serve};

#[derive(Debug, ApiError)]
#[api_error(status = 409, code = "failed_with")]
struct FailedWith;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Fails with an error, either when it is asked whether it is ready or when it is called.
#[derive(Clone)]
struct Failing {
    when_ready: bool,
    error: fn() -> Failure,
}

impl Service<Request> for Failing {
    type Response = Response;
    type Error = Failure;
    type Future = Ready<Result<Response, Failure>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Failure>> {
        Poll::Ready(if self.when_ready { Err((self.error)()) } else { Ok(()) })
    }

    fn call(&mut self, _: Request) -> Self::Future {
        ready(Err((self.error)()))
    }
}

#[test]
fn a_failed_service_is_answered_by_its_error() {
    let log = log();
    let record = || ErrorRecord::new(FailedWith).into();
    let unknown = || io::Error::other("secret of the pool").into();
    for (when_ready, error, status, code) in [
        (false, record as fn() -> Failure, 409, "failed_with"),
        (true, record, 409, "failed_with"),
        (false, unknown, 500, "internal_error"),
        (true, unknown, 500, "internal_error"),
    ] {
        let service = ErrorLayer::new().layer(Failing { when_ready, error });
        let server = serve(Router::new().route_service("/", service));
        let reply = ask(server.address, &get("/"));
        assert_eq!((reply.status, reply.json()["code"].as_str()), (status, Some(code)));
        assert!(!reply.text().contains("secret"));
        let entry = log.only_of_request(reply.header("x-request-id").unwrap_or_default());
        assert_eq!(
            entry.fields.get("exception.stacktrace").is_some_and(|chain| chain == "secret of the pool"),
            status == 500
        );
    }
}

#[test]
fn a_panic_before_the_future_is_caught_too() {
    let early = service_fn(|_: Request| -> Ready<Result<Response, Infallible>> { panic!("early") });
    let server = serve(Router::new().route_service("/", ErrorLayer::new().layer(early)));
    let mut connection = connect(server.address);
    for _ in 0..3 {
        let reply = connection.ask(&get("/"));
        assert_eq!((reply.status, reply.json()["code"].as_str()), (500, Some("internal_panic")));
    }
}

#[test]
fn tower_timeout_and_load_shed_need_no_error_handling() {
    let slow = route(|| async { std::future::pending::<()>().await });
    let stack = ServiceBuilder::new().layer(ErrorLayer::new()).load_shed().timeout(Duration::from_millis(20));
    let server = serve(Router::new().route("/", slow).layer(stack));
    let reply = ask(server.address, &get("/"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (504, Some("timeout")));
}

/// Without a server, which would remove the content itself.
#[tokio::test]
async fn head_gets_the_headers_of_get_and_no_content() {
    let service = ErrorLayer::new().trust_request_id(true).layer(routes(Readers::Ours));
    for target in ["/nope", "/errors/taken"] {
        let mut lengths = Vec::new();
        for method in ["GET", "HEAD"] {
            let request = Request::builder().method(method).uri(target).header("x-request-id", "head-1");
            let Ok(request) = request.body(Body::empty()) else { unreachable!("not a request") };
            let Ok(response) = service.clone().oneshot(request).await;
            let (head, body) = response.into_parts();
            let length = head.headers.get("content-length").and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
            let content = http_body::Body::size_hint(&body).exact();
            assert_eq!(head.headers["content-type"], "application/json");
            lengths.push(if method == "HEAD" {
                assert_eq!(content, Some(0));
                length
            } else {
                content
            });
        }
        assert!(lengths[0] > Some(100));
        assert_eq!(lengths[0], lengths[1], "{target}");
    }
}

/// A middleware between two layers makes another response of the one that the inner layer has finished.
#[tokio::test]
async fn what_comes_after_an_inner_layer_is_finished_too() {
    let replace = |response: Response| async {
        let (mut parts, _) = response.into_parts();
        parts.status = StatusCode::INTERNAL_SERVER_ERROR;
        parts.headers.insert("content-type", HeaderValue::from_static("text/plain"));
        Response::from_parts(parts, Body::from("db at 10.0.0.3 is down"))
    };
    let routes = routes(Readers::Ours).layer(ErrorLayer::new()).layer(map_response(replace));
    let reply = ask(serve(routes.layer(ErrorLayer::new())).address, &get("/bare/418"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (500, Some("internal_error")), "{}", reply.show());
}

#[tokio::test]
async fn the_layer_needs_no_server() {
    let service =
        ErrorLayer::new().layer(service_fn(|_: Request| async { Ok::<_, Infallible>(Response::new(Body::empty())) }));
    let Ok(response) = service.oneshot(Request::new(Body::empty())).await;
    assert!(response.headers().contains_key("x-request-id"));
}

/// A middleware can hide the media type of a text of unknown length.
#[test]
fn a_text_without_type_and_length_is_the_reason_in_the_log() {
    let log = log();
    let untype = map_response(|mut response: Response| async {
        response.headers_mut().remove(CONTENT_TYPE);
        response
    });
    let layers = ServiceBuilder::new().layer(ErrorLayer::new().trust_request_id(true)).layer(untype);
    let server = serve(routes(Readers::Theirs).layer(layers));
    let reply = ask(server.address, b"GET /foreign/stream HTTP/1.1\r\nHost: x\r\nX-Request-Id: untyped-text\r\n\r\n");
    assert_eq!((reply.status, reply.json()["code"].as_str()), (502, Some("bad_gateway")), "{}", reply.show());
    assert_eq!(log.only_of_request("untyped-text").fields["exception.message"], "drip drip drip ");
}
