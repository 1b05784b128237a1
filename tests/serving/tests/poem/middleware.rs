//! The layer among other middleware of poem, and errors that borrow, are generic, or are not `Send`.

use std::fmt::Debug;
use std::rc::Rc;

use api_error::{ApiError, ErrorLayer, ErrorRecord, FrameworkError};
use api_error_serving_tests::cases::{get, post};
use api_error_serving_tests::errors::ShopError;
use api_error_serving_tests::log::log;
use api_error_serving_tests::secret::SECRET;
use api_error_serving_tests::wire::{ask, ask_with_id};
use poem::error::{BadRequest, ResponseError as _};
use poem::http::StatusCode;
use poem::middleware::SizeLimit;
use poem::{Body, EndpointExt, IntoResponse, Response, Route, handler};

use crate::app::serve;

#[handler]
fn wrapped() -> poem::Result<String> {
    Err(BadRequest(std::io::Error::other(SECRET)))
}

#[handler]
fn text() -> poem::Result<String> {
    Err(poem::Error::from_string(SECRET, StatusCode::BAD_GATEWAY))
}

#[handler]
fn typed() -> poem::Result<String> {
    Err(ShopError::of_route("broken"))?
}

#[handler]
fn finished() -> poem::Result<String> {
    Err(poem::Error::from_response(Response::builder().status(StatusCode::GONE).body(SECRET)))
}

#[test]
fn every_kind_of_error_has_one_shape() {
    let log = log();
    let routes = Route::new().at("/wrapped", wrapped).at("/text", text).at("/typed", typed).at("/finished", finished);
    let server = serve(routes.with(ErrorLayer::new().trust_request_id(true)));
    for (target, status, code) in [
        ("/wrapped", 400, "bad_request"),
        ("/text", 502, "bad_gateway"),
        ("/typed", 500, "storage_failed"),
        ("/finished", 410, "gone"),
    ] {
        let reply = ask_with_id(server.address, target);
        assert_eq!((reply.status, reply.json()["code"].as_str()), (status, Some(code)), "{}", reply.show());
        assert_eq!(reply.header("x-request-id"), Some(&target[1..]));
        assert!(!reply.text().contains("hunter2"));
        let entry = log.only_of_request(&target[1..]);
        assert_eq!(entry.fields["http.route"], target);
    }
}

#[handler]
fn declined() -> ShopError {
    ShopError::Declined
}

#[test]
fn outer_middleware_finds_the_error() {
    let app = Route::new().at("/declined", declined).with(ErrorLayer::new().trust_request_id(true)).after(
        |answer: poem::Result<Response>| async move {
            let mut response = answer?;
            let found = response.data::<ErrorRecord>().map_or("none", |record| record.error().code());
            response.headers_mut().insert("server", poem::http::HeaderValue::from_static(found));
            Ok::<_, poem::Error>(response)
        },
    );
    assert_eq!(ask_with_id(serve(app).address, "/declined").header("server"), Some("card_declined"));
}

#[test]
fn the_size_limit_of_poem_has_our_shape() {
    #[handler]
    fn take(_: Body) -> &'static str {
        "taken"
    }
    let server =
        serve(Route::new().at("/take", poem::post(take).get(take)).with(SizeLimit::new(4)).with(ErrorLayer::new()));
    let reply = ask(server.address, &post("/take", None, b"12345"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (413, Some("body_too_large")));
    let reply = ask(server.address, &get("/take"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (411, Some("length_required")));
}

#[derive(Debug, ApiError)]
enum Borrowing<'a, T: Debug> {
    #[api_error(status = 409, code = "borrowed", message = "{0:?} is taken.")]
    Taken(&'a T),
}

#[derive(Debug, ApiError)]
enum Local {
    #[api_error(status = 409, code = "local", message = "{0} is taken.")]
    Here(Rc<str>),
    #[api_error(transparent)]
    Framework(FrameworkError),
}

#[test]
fn errors_that_borrow_or_stay_on_their_thread_convert() {
    let error = poem::Error::from(Borrowing::Taken(&7));
    assert_eq!(error.status(), 409);
    assert_eq!(error.data::<ErrorRecord>().map(|record| record.error().code()), Some("borrowed"));
    assert_eq!(error.downcast_ref::<ErrorRecord>().map(ErrorRecord::status), Some(StatusCode::CONFLICT));
    assert_eq!(Borrowing::Taken(&7).into_response().status(), 409);
    assert_eq!(poem::Error::from(Local::Here("x".into())).status(), 409);
    assert_eq!(poem::Error::from(Local::Framework(FrameworkError::Timeout)).status(), 504);
}

#[derive(serde::Deserialize)]
struct Counted {
    #[expect(dead_code, reason = "only its type counts")]
    count: u32,
}

#[handler]
fn dated(_: poem::web::TypedHeader<poem::web::headers::Date>) {}

#[handler]
fn counted(_: poem::web::Form<Counted>) {}

#[test]
fn forms_and_typed_headers_have_codes_of_their_own() {
    let routes = Route::new().at("/dated", dated).at("/counted", poem::post(counted));
    let server = serve(routes.with(ErrorLayer::new()));
    let reply = ask(server.address, &get("/dated"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (400, Some("header_invalid")), "{}", reply.show());
    assert_eq!(reply.json()["param"], "date");
    let reply = ask(server.address, &post("/counted", Some("application/x-www-form-urlencoded"), b"count=x"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (422, Some("form_invalid")), "{}", reply.show());
}
