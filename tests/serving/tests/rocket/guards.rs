//! Errors of guards and catchers, and errors that borrow or are generic.

use std::fmt::Debug;

use api_error::{ApiError, ErrorLayer, ErrorRecord, FrameworkError};
use api_error_serving_tests::cases::ShopError;
use api_error_serving_tests::log::log;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::wire::{Reply, once};
use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};
use rocket::{Request, catch, catchers, routes};

use crate::app::{build, serve};

fn ask(server: &Server, target: &str) -> Reply {
    let request = format!("GET {target} HTTP/1.1\r\nHost: x\r\nX-Request-Id: {}\r\n\r\n", &target[1..]);
    once(server.address, request.as_bytes()).unwrap_or_else(|error| unreachable!("a reply: {error}"))
}

struct User;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for User {
    type Error = ErrorRecord;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ErrorRecord> {
        Outcome::Error(api_error::rocket::reject(request, ShopError::of_route("broken")))
    }
}

#[rocket::get("/guarded")]
fn guarded(_user: User) -> &'static str {
    "in"
}

#[rocket::get("/asked")]
fn asked(user: Result<User, ErrorRecord>) -> Result<&'static str, ErrorRecord> {
    user.map(|_| "in")
}

#[test]
fn a_guard_answers_with_its_error() {
    let log = log();
    let layer = ErrorLayer::new().trust_request_id(true);
    let server = serve(build().mount("/", routes![guarded, asked]).attach(layer));
    for target in ["/guarded", "/asked"] {
        let reply = ask(&server, target);
        assert_eq!((reply.status, reply.json()["code"].as_str()), (500, Some("storage_failed")), "{}", reply.show());
        assert!(!reply.text().contains("hunter2"));
        let [entry] = &log.of_request(&target[1..])[..] else { unreachable!("one event") };
        assert!(entry.fields["exception.stacktrace"].contains("hunter2"));
        assert_eq!(entry.fields["http.route"], target);
    }
    let server = serve(build().mount("/", routes![guarded, asked]).register("/", api_error::rocket::catchers()));
    assert_eq!(ask(&server, "/guarded").json()["code"], "storage_failed");
}

struct Passing;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Passing {
    type Error = ErrorRecord;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ErrorRecord> {
        let _ = api_error::rocket::reject(request, ShopError::Declined);
        Outcome::Forward(Status::NotFound)
    }
}

#[rocket::get("/passed")]
fn passed(_passing: Passing) -> &'static str {
    "in"
}

#[test]
fn an_error_that_was_passed_over_answers_nothing() {
    let server = serve(build().mount("/", routes![passed]).attach(ErrorLayer::new()));
    assert_eq!(ask(&server, "/passed").json()["code"], "route_not_found");
}

#[catch(404)]
fn own() -> FrameworkError {
    FrameworkError::NotFound
}

#[test]
fn a_catcher_of_the_service_wins() {
    let rocket = build().register("/", catchers![own]).attach(ErrorLayer::new());
    let reply = ask(&serve(rocket), "/nothing");
    assert_eq!((reply.status, reply.json()["code"].as_str()), (404, Some("not_found")));
    assert_eq!(reply.json()["request_id"].as_str(), reply.header("x-request-id"));
}

#[derive(Debug, ApiError)]
enum Borrowing<'a, T: Debug> {
    #[api_error(status = 409, code = "borrowed", message = "{0:?} is taken.")]
    Taken(&'a T),
}

#[rocket::get("/borrowed")]
fn borrowed() -> Borrowing<'static, u8> {
    Borrowing::Taken(&7)
}

#[test]
fn a_handler_returns_an_error_that_borrows() {
    let server = serve(build().mount("/", routes![borrowed]));
    assert_eq!(ask(&server, "/borrowed").json()["message"], "7 is taken.");
}

/// A method that Rocket does not know never meets a fairing.
#[test]
fn a_request_that_rocket_refuses_has_the_shape_all_the_same() {
    let server = serve(build().attach(ErrorLayer::new()));
    let reply = once(server.address, b"BREW /tea HTTP/1.1\r\nHost: x\r\n\r\n")
        .unwrap_or_else(|error| unreachable!("a reply: {error}"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (400, Some("bad_request")), "{}", reply.show());
    assert_eq!(reply.header("x-request-id"), None);
}
