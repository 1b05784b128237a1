//! The layer as a hoop without the catcher, as a catcher without the hoop, and among other hoops.

use api_error::ErrorLayer;
use api_error_serving_tests::cases::{get, head};
use api_error_serving_tests::errors::ShopError;
use api_error_serving_tests::log::log;
use api_error_serving_tests::suite::Readers;
use api_error_serving_tests::wire::{ask, connect};
use salvo::catcher::Catcher;
use salvo::prelude::*;

use crate::app::{layered, routes, serve};

#[test]
fn a_405_lists_the_allowed_methods() {
    let server = serve(layered(Readers::Ours, ErrorLayer::new()));
    let reply = ask(server.address, b"DELETE /users/7 HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_eq!((reply.status, reply.header("allow")), (405, Some("GET")));
    assert_eq!(reply.json()["code"], "method_not_allowed");
}

/// All handlers share one response. This one writes over the error of the first.
#[handler]
async fn overwritten(res: &mut Response) {
    res.render(ShopError::Declined);
    res.status_code(StatusCode::INTERNAL_SERVER_ERROR);
    res.render(Text::Plain("db at 10.0.0.3 is down"));
}

#[handler]
async fn other_body(res: &mut Response) {
    res.render(ShopError::Declined);
    res.body("db at 10.0.0.3 is down");
}

#[handler]
async fn declined() -> ShopError {
    ShopError::Declined
}

/// Writes over an error that an inner layer has finished.
#[handler]
async fn after(req: &mut Request, depot: &mut Depot, res: &mut Response, ctrl: &mut FlowCtrl) {
    ctrl.call_next(req, depot, res).await;
    res.body("db at 10.0.0.3 is down");
}

#[test]
fn an_error_that_a_handler_has_written_over_is_forgotten() {
    let routes = Router::new()
        .push(Router::with_path("text").get(overwritten))
        .push(Router::with_path("body").get(other_body))
        .push(Router::with_path("twice").hoop(ErrorLayer::new()).get(overwritten))
        .push(Router::with_path("after").hoop(after).hoop(ErrorLayer::new()).get(declined));
    let server = serve(api_error::salvo::service(routes, ErrorLayer::new()));
    for (target, status) in [("/text", 500), ("/twice", 500), ("/body", 402), ("/after", 402)] {
        let reply = ask(server.address, &get(target));
        assert_eq!((reply.status, &reply.json()["request_id"]), (status, &reply.header("x-request-id").into()));
        assert_ne!(reply.json()["code"], "card_declined", "{target}: {}", reply.show());
    }
}

#[handler]
async fn status_error() -> Result<(), StatusError> {
    Err(StatusError::not_found().brief("no user hunter2").detail("SELECT 1").cause(std::io::Error::other("hunter2")))
}

#[test]
fn the_texts_of_a_status_error_go_only_to_the_log() {
    let log = log();
    let routes = Router::with_path("gone").get(status_error);
    let server = serve(api_error::salvo::service(routes, ErrorLayer::new()));
    let reply = ask(server.address, &get("/gone"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (404, Some("not_found")));
    assert!(!reply.text().contains("hunter2") && !reply.text().contains("SELECT"));
    let entries = log.of_request(reply.header("x-request-id").unwrap_or_default());
    assert_eq!(entries.len(), 1, "{entries:?}");
}

/// `allowed_media_types` works after all hoops, so that only the catcher sees its answers.
#[test]
fn an_answer_after_all_hoops_has_our_shape() {
    let log = log();
    let allowed = vec![mime_of("text/html"), mime_of("application/json")];
    let service = api_error::salvo::service(routes(Readers::Ours), ErrorLayer::new()).allowed_media_types(allowed);
    let server = serve(service);
    let reply = ask(server.address, &get("/users/7"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (415, Some("unsupported_media_type")));
    assert_eq!(reply.json()["request_id"].as_str(), reply.header("x-request-id"));
    assert_eq!(log.of_request(reply.header("x-request-id").unwrap_or_default()).len(), 1);
    let reply = ask(server.address, &head("/nope"));
    assert_eq!((reply.status, reply.header("content-type")), (404, Some("application/json")));
}

fn mime_of(text: &str) -> salvo::http::Mime {
    text.parse().unwrap_or_else(|_| unreachable!("not a media type: {text}"))
}

#[test]
fn the_catcher_alone_gives_errors_without_a_body_our_shape() {
    let server = serve(Service::new(routes(Readers::Theirs)).catcher(Catcher::new(ErrorLayer::new())));
    let reply = ask(server.address, &get("/nope"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (404, Some("route_not_found")));
    assert_eq!(reply.json()["request_id"].as_str(), reply.header("x-request-id"));
}

#[handler]
async fn early(res: &mut Response, ctrl: &mut FlowCtrl) {
    res.render("early");
    ctrl.skip_rest();
}

#[test]
fn a_success_that_skips_the_handler_has_an_id() {
    let routes = Router::with_path("early").hoop(early).get(stale);
    let server = serve(api_error::salvo::service(routes, ErrorLayer::new()));
    let reply = ask(server.address, &get("/early"));
    assert_eq!((reply.status, reply.text().as_str()), (200, "early"));
    assert_eq!(reply.header("x-request-id").map(str::len), Some(36));
}

/// A handler that fails after it has set headers and a body: none of the headers may describe the new body.
#[handler]
async fn stale(res: &mut Response) -> Result<(), api_error::FrameworkError> {
    for (name, value) in [
        ("content-length", "3"),
        ("content-encoding", "gzip"),
        ("etag", "\"x\""),
        ("content-type", "image/png"),
        ("set-cookie", "a=b"),
    ] {
        let _ = res.add_header(name, value, true);
    }
    res.render("abc");
    Err(api_error::FrameworkError::Conflict)
}

#[test]
fn a_stale_length_never_reaches_the_wire() {
    let routes = || Router::with_path("stale").get(stale);
    for service in [Service::new(routes()), api_error::salvo::service(routes(), ErrorLayer::new())] {
        let server = serve(service);
        let mut connection = connect(server.address);
        for _ in 0..3 {
            let reply = connection.ask(&get("/stale"));
            assert_eq!(reply.header("content-length"), Some(reply.body.len().to_string().as_str()));
            assert_eq!((reply.status, reply.json()["code"].as_str()), (409, Some("conflict")));
            assert_eq!((reply.header("etag"), reply.header("content-encoding")), (None, None));
            assert_eq!(
                (reply.header("set-cookie"), reply.header("content-type")),
                (Some("a=b"), Some("application/json"))
            );
        }
    }
}

/// Without our catcher, salvo's own would add a body where there is none on purpose.
#[test]
fn the_hoop_alone_keeps_an_empty_body_of_others() {
    let server = serve(Service::new(routes(Readers::Ours)).hoop(ErrorLayer::new()));
    let reply = ask(server.address, &get("/foreign/grpc"));
    assert_eq!((reply.status, reply.header("content-type"), reply.body.len()), (502, Some("application/grpc"), 0));
}
