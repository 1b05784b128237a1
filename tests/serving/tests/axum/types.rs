//! Every kind of type that derives `ApiError` becomes a response, and the layer and the log get the error.

use std::cell::Cell;
use std::fmt::{self, Debug, Display};
use std::rc::Rc;

use api_error::{ApiError, ErrorLayer, ErrorRecord, FrameworkError, Rejection, ValidationErrors};
use api_error_serving_tests::log::log;
use api_error_serving_tests::wire::ask;
use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::app::serve;

#[derive(Debug, ApiError)]
enum Generic<T: Display> {
    #[api_error(status = 409, code = "generic", message = "No {0}.")]
    One(T),
}

#[derive(Debug, ApiError)]
enum Constant<const N: usize> {
    #[api_error(status = 409, code = "constant")]
    One([u8; N]),
}

#[derive(Debug, ApiError)]
enum Borrowed<'a> {
    #[api_error(status = 409, code = "borrowed", message = "No {0}.", header("X-Name", "{0}"))]
    One(&'a str),
}

#[derive(Debug, ApiError)]
#[api_error(status = 409, code = "not_send", message = "No {0}.")]
struct NotSend(Rc<str>);

#[derive(Debug, ApiError)]
#[api_error(status = 500, code = "not_sync")]
struct NotSync(Cell<u8>);

impl Display for NotSync {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cell {}", self.0.get())
    }
}

impl std::error::Error for NotSync {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&Inner)
    }
}

#[derive(Debug)]
struct Inner;

impl Display for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("inner\nforged")
    }
}

impl std::error::Error for Inner {}

#[derive(Debug, ApiError)]
enum Outer {
    #[api_error(transparent)]
    Boxed(Box<dyn ApiError + Send + Sync>),
    #[api_error(transparent)]
    Rejected(Rejection),
    #[api_error(transparent)]
    Invalid(ValidationErrors),
}

impl From<Rejection> for Outer {
    fn from(rejection: Rejection) -> Self {
        Self::Rejected(rejection)
    }
}

fn response(name: &str) -> Response {
    match name {
        "generic" => Generic::One(7).into_response(),
        "constant" => Constant::One([1]).into_response(),
        "borrowed" => {
            let text = String::from("ada");
            Borrowed::One(&text).into_response()
        }
        "not_send" => NotSend("ada".into()).into_response(),
        "not_sync" => NotSync(Cell::new(7)).into_response(),
        "overloaded" => Outer::Boxed(Box::new(FrameworkError::Overloaded)).into_response(),
        "query_invalid" => Outer::from(Rejection::from(FrameworkError::QueryInvalid)).into_response(),
        _ => Outer::Invalid(ValidationErrors::new()).into_response(),
    }
}

#[test]
fn every_type_converts_and_is_seen_by_the_layer() {
    let log = log();
    let route = |axum::extract::Path(name): axum::extract::Path<String>| async move { response(&name) };
    let layer = ErrorLayer::new().trust_request_id(true);
    let server = serve(Router::new().route("/{name}", get(route)).layer(layer));
    for (name, status, message, chain) in [
        ("generic", 409, "No 7.", None),
        ("constant", 409, "The request conflicts with the current state of the resource.", None),
        ("borrowed", 409, "No ada.", None),
        ("not_send", 409, "No ada.", None),
        ("not_sync", 500, "An internal error occurred.", Some(r"inner\nforged")),
        ("overloaded", 503, "The service is not available at the moment.", None),
        ("query_invalid", 400, "The query of the request URL is not valid.", None),
        ("validation_failed", 422, "Some fields of the request are not valid.", None),
    ] {
        let request = format!("GET /{name} HTTP/1.1\r\nHost: x\r\nX-Request-Id: types-{name}\r\n\r\n");
        let reply = ask(server.address, request.as_bytes());
        let body = reply.json();
        assert_eq!((reply.status, body["code"].as_str()), (status, Some(name)));
        assert_eq!(body["message"], message);
        assert_eq!(body["request_id"], format!("types-{name}"));
        assert_eq!(reply.header("x-name"), (name == "borrowed").then_some("ada"));
        let entry = log.only_of_request(&format!("types-{name}"));
        assert_eq!(entry.fields.get("exception.stacktrace").map(String::as_str), chain);
    }
}

#[test]
fn an_error_converted_on_another_task_is_answered_with_an_id_and_logged_once() {
    let log = log();
    let spawned = || async {
        let task = tokio::spawn(async { Generic::One("spawned").into_response() });
        task.await.unwrap_or_else(|_| FrameworkError::Internal.into_response())
    };
    let server = serve(Router::new().route("/", get(spawned)).layer(ErrorLayer::new()));
    let reply = ask(server.address, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_eq!(reply.json()["request_id"].as_str(), reply.header("x-request-id"));
    let events = log.of_code("generic");
    assert_eq!(events.iter().filter(|entry| entry.fields["api.error.message"] == "No spawned.").count(), 1);
}

#[test]
fn outer_middleware_finds_the_error() {
    let tell = |response: Response| async move {
        let record = response.extensions().get::<ErrorRecord>();
        let code = record.map(|record| record.error().code()).unwrap_or_default();
        ([("x-code", code)], response)
    };
    let routes = Router::new().route("/error", get(|| async { Generic::One(1) }));
    let server = serve(routes.layer(axum::middleware::map_response(tell)).layer(ErrorLayer::new()));
    let reply = ask(server.address, b"GET /error HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_eq!(reply.header("x-code"), Some("generic"));
}
