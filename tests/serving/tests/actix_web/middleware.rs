//! The layer among other middleware of actix-web, and errors that borrow or are generic.

use std::fmt::Debug;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderValue, SERVER};
use actix_web::middleware::{Next, from_fn};
use actix_web::{App, Responder, web};
use api_error::{ApiError, ErrorLayer, ErrorRecord, FrameworkError};
use api_error_serving_tests::cases::{get, post};
use api_error_serving_tests::errors::ShopError;
use api_error_serving_tests::log::log;
use api_error_serving_tests::wire::{ask, ask_with_id};

use crate::app::serve;

#[test]
fn an_error_of_inner_middleware_has_our_shape() {
    let log = log();
    let server = serve(|| {
        App::new()
            .wrap(from_fn(failing))
            .wrap(ErrorLayer::new().trust_request_id(true))
            .route("/", web::get().to(|| async { "home" }))
    });
    for (target, status, code) in [
        ("/inner-typed", 500, "storage_failed"),
        ("/inner-text", 400, "bad_request"),
        ("/nowhere", 404, "route_not_found"),
    ] {
        let reply = ask_with_id(server.address, target);
        assert_eq!((reply.status, reply.json()["code"].as_str()), (status, Some(code)), "{}", reply.show());
        assert_eq!(reply.header("x-request-id"), Some(&target[1..]));
        assert!(!reply.text().contains("hunter2"));
        assert_eq!(log.of_request(&target[1..]).len(), 1);
    }
    assert_eq!(ask_with_id(server.address, "/").text(), "home");
}

async fn failing<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    match request.path() {
        "/inner-typed" => Err(ShopError::of_route("broken").into()),
        "/inner-text" => Err(actix_web::error::ErrorBadRequest("hunter2")),
        _ => next.call(request).await,
    }
}

async fn telling<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let mut response = next.call(request).await?;
    let found = response.response().extensions().get::<ErrorRecord>().map(|record| record.error().code());
    response.headers_mut().insert(SERVER, HeaderValue::from_static(found.unwrap_or("none")));
    Ok(response)
}

#[test]
fn outer_middleware_finds_the_error() {
    let server = serve(|| {
        App::new()
            .wrap(ErrorLayer::new().trust_request_id(true))
            .wrap(from_fn(telling))
            .route("/declined", web::get().to(|| async { ShopError::Declined }))
    });
    assert_eq!(ask_with_id(server.address, "/declined").header("server"), Some("card_declined"));
}

#[derive(Debug, ApiError)]
enum Borrowing<'a, T: Debug> {
    #[api_error(status = 409, code = "borrowed", message = "{0:?} is taken.")]
    Taken(&'a T),
}

#[derive(Debug, ApiError)]
enum Plain {
    #[api_error(transparent)]
    Framework(FrameworkError),
}

#[test]
fn errors_that_borrow_convert() {
    let error = actix_web::Error::from(Borrowing::Taken(&7));
    assert_eq!(error.as_response_error().status_code(), 409);
    assert_eq!(error.as_error::<ErrorRecord>().map(|record| record.error().code()), Some("borrowed"));
    let request = actix_web::test::TestRequest::default().to_http_request();
    assert_eq!(Borrowing::Taken(&7).respond_to(&request).status(), 409);
    assert_eq!(Plain::Framework(FrameworkError::Timeout).respond_to(&request).status(), 504);
}

#[derive(serde::Deserialize)]
struct Counted {
    #[expect(dead_code, reason = "only its type counts")]
    count: u32,
}

#[test]
fn forms_and_typed_headers_have_codes_of_their_own() {
    let server = serve(|| {
        let app = App::new().wrap(ErrorLayer::new());
        let app = app.route("/dated", web::get().to(|_: web::Header<actix_web::http::header::Date>| async { "" }));
        app.route("/counted", web::post().to(|_: web::Form<Counted>| async { "" }))
    });
    let reply = ask(server.address, &get("/dated"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (400, Some("header_invalid")), "{}", reply.show());
    let reply = ask(server.address, &post("/counted", Some("application/x-www-form-urlencoded"), b"count=x"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (422, Some("form_invalid")), "{}", reply.show());
}
