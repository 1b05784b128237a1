//! Rejections with our errors, with and without `recover`.

use std::cell::Cell;
use std::rc::Rc;

use api_error::{ApiError, ErrorLayer};
use api_error_serving_tests::cases::{get, post};
use api_error_serving_tests::log::log;
use api_error_serving_tests::secret::SECRET;
use api_error_serving_tests::suite;
use api_error_serving_tests::wire::ask;
use warp::Filter;
use warp::reply::Reply;

use crate::app::{layered, ours, serve, theirs};

#[test]
fn a_rejection_answers_as_the_returned_error_does() {
    for server in [
        serve(ours().recover(api_error::warp::recover)),
        layered(ours().recover(api_error::warp::recover), ErrorLayer::new()),
    ] {
        for name in ["declined", "signed-out", "slow-down", "taken", "broken"] {
            let returned = ask(server.address, &get(&format!("/errors/{name}")));
            let rejected = ask(server.address, &get(&format!("/rejected/{name}")));
            assert_eq!(returned.show(), rejected.show());
        }
    }
}

/// warp then sends the `Debug` form of the rejection, which must not be that of the error.
#[test]
fn a_rejection_that_nobody_recovers_shows_only_its_code() {
    let server = serve(ours());
    let reply = ask(server.address, &get("/rejected/broken"));
    assert_eq!((reply.status, reply.text().as_str()), (500, "Unhandled rejection: storage_failed"));
    let server = layered(ours(), ErrorLayer::new());
    let reply = ask(server.address, &get("/rejected/broken"));
    assert_eq!(reply.json()["code"], "internal_error");
    assert!(log().lines_with("Unhandled").iter().all(|line| !line.contains(SECRET)));
}

#[test]
fn the_layer_without_recover() {
    insta::assert_snapshot!(suite::table(&layered(theirs(), ErrorLayer::new())));
}

#[test]
fn a_rejection_is_logged_once_without_the_layer() {
    let log = log();
    let fail = || async { Err::<&str, _>(warp::Rejection::from(OnlyHere::Once)) };
    let server = serve(warp::path!("once").and_then(fail).recover(api_error::warp::recover));
    assert_eq!(ask(server.address, &get("/once")).status, 418);
    assert_eq!(log.of_code("once").len(), 1);
}

#[derive(Debug, ApiError)]
enum OnlyHere {
    #[api_error(status = 418)]
    Once,
}

/// An error that is not `Send` is still an error, but no reply.
#[derive(Debug, ApiError)]
enum Local {
    #[api_error(status = 400)]
    Shared(#[allow(dead_code)] Rc<Cell<u8>>),
}

/// Borrowed and generic errors are replies.
#[derive(Debug, ApiError)]
enum Borrowed<'a, T: std::fmt::Display> {
    #[api_error(status = 409, message = "No {name} {value}.")]
    Both { name: &'a str, value: T },
    #[api_error(status = 410, message(display))]
    Shown,
}

impl<T: std::fmt::Display> std::fmt::Display for Borrowed<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("It is gone.")
    }
}

#[test]
fn the_impls_follow_the_type() {
    assert_eq!(Local::Shared(Rc::default()).status().as_u16(), 400);
    let name = String::from("ada");
    let reply = Borrowed::Both { name: &name, value: 7 }.into_response();
    assert_eq!(reply.status(), 409);
    let rejection = warp::Rejection::from(Borrowed::<u8>::Shown);
    assert!(!rejection.is_not_found());
}

#[derive(serde::Deserialize)]
struct Counted {
    #[expect(dead_code, reason = "only its type counts")]
    count: u32,
}

#[test]
fn forms_and_headers_have_codes_of_their_own() {
    let dated = warp::path("dated").and(warp::header::<u32>("x-count")).map(|_| "");
    let counted = warp::path("counted").and(warp::body::form()).map(|_: Counted| "");
    let server = layered(dated.or(counted).recover(api_error::warp::recover), ErrorLayer::new());
    let reply = ask(server.address, &get("/dated"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (400, Some("header_invalid")), "{}", reply.show());
    assert_eq!(reply.json()["param"], "x-count");
    let reply = ask(server.address, &post("/counted", Some("application/x-www-form-urlencoded"), b"count=x"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (422, Some("form_invalid")), "{}", reply.show());
}
