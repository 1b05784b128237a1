//! The three shapes, and who gets which.

use api_error::{ApiError, ErrorLayer, ErrorSpec, ErrorStatus, FrameworkError, Shape, ValidationErrors};
use api_error_serving_tests::cases::get;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::wire::once;
use axum::routing::get as route;

use crate::app::{Extractors, layered, serve};

fn shown(server: &Server, targets: &[&str], accept: &str) -> String {
    let mut out = String::new();
    for target in targets {
        let request = format!(
            "GET {target} HTTP/1.1\r\nHost: x\r\n{accept}X-Request-Id: 018f1e5c-8b0a-7c3e-9d2f-4a5b6c7d8e9f\r\n\r\n"
        );
        let Ok(reply) = once(server.address, request.as_bytes()) else { unreachable!("a reply") };
        out.extend(["## ", target, "\n", &reply.show(), "\n\n"]);
    }
    out
}

#[derive(Debug, ApiError)]
enum FormError {
    #[api_error(transparent)]
    Invalid(ValidationErrors),
}

fn form() -> FormError {
    let mut line = ValidationErrors::new();
    line.add("sku", "required", "This field is required.");
    let mut errors = ValidationErrors::new();
    errors.add("email", "email", "This field is not an email address.");
    errors.nest("items[0]", line);
    errors.add_whole("too_many", "There are too many items.");
    FormError::Invalid(errors)
}

fn server(layer: ErrorLayer) -> Server {
    let form = axum::Router::new().route("/form", route(|| async { form() })).layer(layer.clone());
    serve(layered(Extractors::Ours, layer.trust_request_id(true)).merge(form))
}

const TARGETS: [&str; 5] = ["/errors/declined", "/errors/taken", "/errors/broken", "/nope", "/form"];

#[test]
fn nested() {
    insta::assert_snapshot!(shown(
        &server(ErrorLayer::new().shape(Shape::Nested).trust_request_id(true)),
        &TARGETS,
        ""
    ));
}

#[test]
fn problem() {
    insta::assert_snapshot!(shown(
        &server(ErrorLayer::new().shape(Shape::Problem).trust_request_id(true)),
        &TARGETS,
        ""
    ));
}

#[test]
fn flat_with_many_errors() {
    insta::assert_snapshot!(shown(&server(ErrorLayer::new().trust_request_id(true)), &["/form"], ""));
}

#[test]
fn a_problem_goes_to_those_who_accept_it_and_caches_are_told() {
    let server = server(ErrorLayer::new().negotiate_problem(true).trust_request_id(true));
    for (accept, media_type) in [
        ("", "application/json"),
        ("Accept: */*\r\n", "application/json"),
        ("Accept: text/html\r\n", "application/json"),
        ("Accept: application/problem+json\r\n", "application/problem+json"),
        ("Accept: application/problem+json;q=0.1, application/json\r\n", "application/json"),
    ] {
        let request = format!("GET /nope HTTP/1.1\r\nHost: x\r\n{accept}\r\n");
        let Ok(reply) = once(server.address, request.as_bytes()) else { unreachable!("a reply") };
        assert_eq!(reply.header("content-type"), Some(media_type), "{accept}");
        assert_eq!(reply.header("vary"), Some("accept"), "{accept}");
    }
    let Ok(reply) = once(server.address, &get("/users/7")) else { unreachable!("a reply") };
    assert_eq!(reply.header("vary"), None, "a success has no other form");
}

static NO_ROUTE: ErrorSpec = ErrorSpec::new(ErrorStatus::GONE, "no_such_url")
    .with_message("This URL is gone.")
    .with_doc_url("https://docs.example.com/errors/no_such_url")
    .with_headers(&[("X-Moved", "yes")]);
static BAD_QUERY: ErrorSpec = ErrorSpec::new(ErrorStatus::UNPROCESSABLE_CONTENT, "bad_query");

#[test]
fn the_words_of_a_framework_error_can_be_replaced() {
    let layer = ErrorLayer::new()
        .trust_request_id(true)
        .with_error(FrameworkError::RouteNotFound, &NO_ROUTE)
        .with_error(FrameworkError::QueryInvalid, &BAD_QUERY);
    insta::assert_snapshot!(shown(&server(layer), &["/nope", "/search?page=x"], ""));
}
