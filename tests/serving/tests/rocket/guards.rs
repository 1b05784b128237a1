//! Errors of guards and catchers, and errors that borrow or are generic.

use std::fmt::Debug;

use api_error::{ApiError, ErrorLayer, ErrorRecord, FrameworkError};
use api_error_serving_tests::cases::ShopError;
use api_error_serving_tests::log::log;
use api_error_serving_tests::wire::{ask, ask_with_id};
use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};
use rocket::{Request, catch, catchers, routes};

use crate::app::{build, serve};

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
        let reply = ask_with_id(server.address, target);
        assert_eq!((reply.status, reply.json()["code"].as_str()), (500, Some("storage_failed")), "{}", reply.show());
        assert!(!reply.text().contains("hunter2"));
        let entry = log.only_of_request(&target[1..]);
        assert!(entry.fields["exception.stacktrace"].contains("hunter2"));
        assert_eq!(entry.fields["http.route"], target);
    }
    let server = serve(build().mount("/", routes![guarded, asked]).register("/", api_error::rocket::catchers()));
    assert_eq!(ask_with_id(server.address, "/guarded").json()["code"], "storage_failed");
}

struct Forwarding;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Forwarding {
    type Error = ErrorRecord;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ErrorRecord> {
        let _ = api_error::rocket::reject(request, ShopError::Declined);
        Outcome::Forward(Status::NotFound)
    }
}

#[rocket::get("/forwarded")]
fn forwarded(_forwarding: Forwarding) -> &'static str {
    "in"
}

#[test]
fn an_error_of_a_guard_that_forwards_is_ignored() {
    let server = serve(build().mount("/", routes![forwarded]).attach(ErrorLayer::new()));
    assert_eq!(ask_with_id(server.address, "/forwarded").json()["code"], "route_not_found");
}

#[catch(404)]
fn own() -> FrameworkError {
    FrameworkError::NotFound
}

#[test]
fn a_catcher_of_the_service_replaces_ours() {
    let rocket = build().register("/", catchers![own]).attach(ErrorLayer::new());
    let reply = ask_with_id(serve(rocket).address, "/nothing");
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
    assert_eq!(ask_with_id(server.address, "/borrowed").json()["message"], "7 is taken.");
}

/// Rocket calls no fairing for a method that it does not know.
#[test]
fn a_request_that_rocket_rejects_has_our_shape() {
    let server = serve(build().attach(ErrorLayer::new()));
    let reply = ask(server.address, b"BREW /tea HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_eq!((reply.status, reply.json()["code"].as_str()), (400, Some("bad_request")), "{}", reply.show());
    assert_eq!(reply.header("x-request-id"), None);
}
