//! Errors that come from elsewhere: a task of their own, a poll before the call, a body.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::pin::Pin;
use std::task::{Context, Poll};

use api_error::{ApiError, ErrorLayer};
use api_error_serving_tests::cases::get;
use api_error_serving_tests::errors::ShopError;
use api_error_serving_tests::log::log;
use api_error_serving_tests::wire::{ask, ask_with_id, once};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::get as route;
use tower::{Layer, Service};

use crate::app::serve;

/// Runs the rest in a task of its own, as some timeouts and tracing middleware do.
async fn detach(request: Request, next: Next) -> Response {
    match tokio::spawn(next.run(request)).await {
        Ok(response) => response,
        Err(_) => axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

#[test]
fn an_error_of_a_spawned_handler_is_logged_under_its_id() {
    let log = log();
    let routes = Router::new()
        .route("/detached-broken", route(|| async { ShopError::of_route("broken") }))
        .route("/detached-taken", route(|| async { ShopError::of_route("taken:detached ada") }));
    let server = serve(routes.layer(from_fn(detach)).layer(ErrorLayer::new().trust_request_id(true)));
    assert_eq!(ask_with_id(server.address, "/detached-broken").status, 500);
    let entry = log.only_of_request("detached-broken");
    assert_eq!((entry.fields["http.route"].as_str(), entry.level.as_str()), ("/detached-broken", "ERROR"));
    assert_eq!(ask_with_id(server.address, "/detached-taken").status, 409);
    assert_eq!(log.of_message("detached ada"), [log.only_of_request("detached-taken")]);
}

/// The response of the spawned handler is thrown away, and with it its error: it is still logged, without a request.
#[test]
fn an_error_that_no_layer_sees_is_logged() {
    let log = log();
    let lost = || async {
        let _ = tokio::spawn(async { ShopError::of_route("taken:lost ada").into_response() }).await;
        "sent"
    };
    let server = serve(Router::new().route("/", route(lost)).layer(ErrorLayer::new()));
    assert_eq!(ask(server.address, &get("/")).status, 200);
    let entries = log.of_message("lost ada");
    assert_eq!(entries.len(), 1, "{entries:?}");
    assert!(entries.iter().all(|entry| !entry.fields.contains_key("api.error.request_id")), "{entries:?}");
}

async fn forgive(request: Request, next: Next) -> Response {
    drop(next.run(request).await);
    "never mind".into_response()
}

/// A middleware that answers for an error takes it over: it is not logged.
#[test]
fn an_error_that_a_middleware_replaces_is_not_logged() {
    let log = log();
    let routes = Router::new().route("/", route(|| async { ShopError::of_route("taken:forgiven ada") }));
    let server = serve(routes.layer(from_fn(forgive)).layer(ErrorLayer::new()));
    assert_eq!(ask(server.address, &get("/")).status, 200);
    assert!(log.of_message("forgiven ada").is_empty());
}

/// A body that panics after its head has left: the connection breaks, and the log says why.
struct Bursting(bool);

impl axum::body::HttpBody for Bursting {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Infallible>>> {
        assert!(!self.0, "the body is gone");
        self.0 = true;
        Poll::Ready(Some(Ok(http_body::Frame::data(Bytes::from_static(b"half")))))
    }
}

#[test]
fn a_body_that_panics_is_logged() {
    let log = log();
    let bursting = || async { Response::new(Body::new(Bursting(false))) };
    let server = serve(Router::new().route("/burst", route(bursting)).layer(ErrorLayer::new().trust_request_id(true)));
    assert!(once(server.address, &b"GET /burst HTTP/1.1\r\nHost: x\r\nX-Request-Id: burst\r\n\r\n"[..]).is_err());
    let entry = log.only_of_request("burst");
    assert_eq!((entry.level.as_str(), entry.fields["message"].as_str()), ("ERROR", "response body failed"));
    assert_eq!(entry.fields["exception.message"], "the body is gone");
}

/// Panics before it is called.
#[derive(Clone)]
struct NeverReady;

impl Service<Request> for NeverReady {
    type Response = Response;
    type Error = Infallible;
    type Future = Ready<Result<Response, Infallible>>;

    #[expect(clippy::panic, reason = "the panic is the case")]
    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        panic!("not ready at all")
    }

    fn call(&mut self, _: Request) -> Self::Future {
        ready(Ok(Response::new(Body::empty())))
    }
}

#[test]
fn a_panic_before_the_call_is_answered_and_logged() {
    let log = log();
    let server =
        serve(Router::new().route_service("/ready", ErrorLayer::new().trust_request_id(true).layer(NeverReady)));
    let reply = ask_with_id(server.address, "/ready");
    assert_eq!((reply.status, reply.json()["code"].as_str()), (500, Some("internal_panic")));
    assert_eq!(log.only_of_request("ready").fields["exception.stacktrace"], "not ready at all");
}

/// The fields of an error may hold secrets; without a `Display` the log has its variant and its public text.
#[derive(Debug, ApiError)]
enum Login {
    #[api_error(status = 401, code = "bad_password")]
    BadPassword {
        #[expect(dead_code, reason = "only a `Debug` output would show it")]
        password: String,
    },
}

#[test]
fn no_debug_output_is_logged() {
    let log = log();
    let failing = || async { Login::BadPassword { password: "hunter2".to_owned() } };
    let server = serve(Router::new().route("/login", route(failing)).layer(ErrorLayer::new().trust_request_id(true)));
    assert_eq!(ask_with_id(server.address, "/login").status, 401);
    let entry = log.only_of_request("login");
    assert_eq!(entry.fields["exception.type"], "Login::BadPassword");
    assert!(!format!("{entry:?}").contains("hunter2"), "{entry:?}");
}
