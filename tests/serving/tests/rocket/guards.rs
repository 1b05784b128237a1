//! Errors of guards and catchers, and errors that borrow or are generic.

use std::fmt::Debug;

use api_error::rocket::AsIs;
use api_error::{ApiError, ErrorLayer, ErrorRecord, FrameworkError};
use api_error_serving_tests::cases::get;
use api_error_serving_tests::errors::ShopError;
use api_error_serving_tests::log::log;
use api_error_serving_tests::wire::{ask, ask_with_id};
use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};
use rocket::{Build, Data, Request, Rocket, catch, catchers, routes};

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

/// Asks a guard without rejecting the request by it.
struct LookUp;

#[rocket::async_trait]
impl Fairing for LookUp {
    fn info(&self) -> Info {
        Info { name: "look up", kind: Kind::Request }
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        let _ = request.guard::<User>().await;
        let _ = request.guard::<SignedOut>().await;
    }
}

struct SignedOut;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for SignedOut {
    type Error = ErrorRecord;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ErrorRecord> {
        Outcome::Error(api_error::rocket::reject(request, ShopError::SignedOut))
    }
}

/// A guard that knows nothing of this crate.
struct Foreign;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Foreign {
    type Error = ();

    async fn from_request(_: &'r Request<'_>) -> Outcome<Self, ()> {
        Outcome::Error((Status::Unauthorized, ()))
    }
}

#[rocket::get("/foreign-guard")]
fn foreign_guard(_guard: Foreign) {}

#[rocket::get("/both")]
fn both(_user: Option<SignedOut>, _guard: Foreign) {}

#[rocket::get("/second")]
fn second(_user: Option<User>, _second: SignedOut) {}

#[rocket::get("/text")]
fn text(_user: Option<User>) -> (Status, &'static str) {
    (Status::InternalServerError, "db at 10.0.0.3 is down")
}

#[rocket::get("/panics")]
#[expect(clippy::panic, reason = "the panic is the case")]
fn panics(_user: Option<User>) -> &'static str {
    panic!("on purpose")
}

#[rocket::get("/failed-page")]
fn failed_page(_user: Option<User>) -> AsIs<Status> {
    AsIs(Status::InternalServerError)
}

#[test]
fn an_error_that_rejected_nothing_answers_nothing() {
    let with = |rocket: Rocket<Build>| {
        serve(rocket.mount("/", routes![guarded, foreign_guard, both, second, text, panics, failed_page]))
    };
    for (setup, server) in [
        ("alone", with(build().attach(ErrorLayer::new()))),
        ("a fairing after the layer", with(build().attach(ErrorLayer::new()).attach(LookUp))),
        ("a fairing before the layer", with(build().attach(LookUp).attach(ErrorLayer::new()))),
    ] {
        for (target, status, code) in [
            ("/guarded", 500, "storage_failed"),
            ("/foreign-guard", 401, "unauthorized"),
            ("/both", 401, "unauthorized"),
            ("/second", 401, "signed_out"),
            ("/text", 500, "internal_error"),
            ("/panics", 500, "internal_error"),
            ("/failed-page", 500, "internal_error"),
            ("/nothing", 404, "route_not_found"),
        ] {
            let reply = ask(server.address, &get(target));
            let found = (reply.status, reply.json()["code"].as_str().map(str::to_owned));
            assert_eq!(found, (status, Some(code.to_owned())), "{setup}: {target}: {}", reply.show());
            assert_eq!(reply.json()["request_id"].as_str(), reply.header("x-request-id"), "{setup}: {target}");
            assert!(reply.headers.iter().all(|(name, _)| !name.starts_with("api-error")), "{}", reply.show());
        }
    }
}

#[catch(401)]
fn signed_out_page(status: Status, _: &Request<'_>) -> String {
    format!("status {}", status.code)
}

#[catch(default)]
fn page(status: Status, _: &Request<'_>) -> String {
    format!("status {}", status.code)
}

#[rocket::get("/signed-out")]
fn signed_out(_user: SignedOut) {}

#[test]
fn a_catcher_of_the_service_sees_the_status_of_the_error() {
    let rocket = build().mount("/", routes![signed_out, guarded]).mount("/area", routes![signed_out, guarded]);
    let rocket = rocket.register("/", api_error::rocket::catchers());
    let rocket = rocket.register("/", catchers![signed_out_page]).register("/area", catchers![page]);
    let server = serve(rocket);
    for (target, status, text) in [
        ("/signed-out", 401, "status 401"),
        ("/area/signed-out", 401, "status 401"),
        ("/area/guarded", 500, "status 500"),
    ] {
        let reply = ask(server.address, &get(target));
        assert_eq!((reply.status, reply.text().as_str()), (status, text), "{target}");
    }
    assert_eq!(ask(server.address, &get("/guarded")).json()["code"], "storage_failed");
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
