//! The rejections of axum's own extractors, as the layer answers them.

use api_error::ErrorLayer;
use api_error_serving_tests::log::log;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::wire::{Reply, ask};
use axum::extract::rejection::{ExtensionRejection, FormRejection, JsonRejection, PathRejection, QueryRejection};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Extension, Form, Json, Router};

use crate::app::serve;

#[derive(serde::Deserialize)]
struct Item {
    #[expect(dead_code, reason = "only its type counts")]
    count: u32,
}

/// What the service of axum-extra sends, which this workspace does not build.
const TYPED_HEADERS: [(&str, &str); 2] =
    [("/missing", "Header of type `authorization` was missing"), ("/malformed", "invalid HTTP header (authorization)")];

/// What axum's `Multipart` sends.
const MULTIPART: &str = "Invalid `boundary` for `multipart/form-data` request";

fn service() -> Server {
    let text = |status: StatusCode, text: &'static str| get(move || async move { (status, text) });
    let routes = Router::new()
        .route("/form", post(|_: Form<Item>| async {}).get(|_: Form<Item>| async {}))
        .route("/ours", post(|_: api_error::axum::Form<Item>| async {}).get(|_: api_error::axum::Form<Item>| async {}))
        .route("/json", post(|_: Json<Item>| async {}))
        .route("/query", get(|_: axum::extract::Query<Item>| async {}))
        .route("/path/{id}", get(|_: axum::extract::Path<u32>| async {}))
        .route("/named/{count}", get(|_: axum::extract::Path<Item>| async {}))
        .route("/extension", get(|_: Extension<u32>| async {}))
        .route(TYPED_HEADERS[0].0, text(StatusCode::BAD_REQUEST, TYPED_HEADERS[0].1))
        .route(TYPED_HEADERS[1].0, text(StatusCode::BAD_REQUEST, TYPED_HEADERS[1].1))
        .route("/multipart", text(StatusCode::BAD_REQUEST, MULTIPART))
        .route("/taken", text(StatusCode::UNPROCESSABLE_ENTITY, "The name is taken."))
        .route("/pool", text(StatusCode::INTERNAL_SERVER_ERROR, "pool timed out on db01"));
    serve(routes.layer(ErrorLayer::new().trust_request_id(true)))
}

fn send(server: &Server, method: &str, target: &str, id: &str, content_type: &str, body: &str) -> Reply {
    let length = body.len();
    let head =
        format!("{method} {target} HTTP/1.1\r\nHost: x\r\nX-Request-Id: {id}\r\nContent-Type: {content_type}\r\n");
    ask(server.address, format!("{head}Content-Length: {length}\r\n\r\n{body}").as_bytes())
}

/// Each rejection has a code of its own and the parameter, and the log has axum's text.
#[test]
fn rejections_of_axum_are_recognised() {
    const FORM: &str = "application/x-www-form-urlencoded";
    const JSON: &str = "application/json";
    let log = log();
    let server = service();
    for (number, (method, target, content_type, body, status, code, param, reason)) in [
        (
            "POST",
            "/form",
            FORM,
            "count=x",
            422,
            "form_invalid",
            Some("count"),
            "Failed to deserialize form body: count: ",
        ),
        ("POST", "/form", FORM, "", 422, "form_invalid", Some("count"), "missing field `count`"),
        ("POST", "/form", JSON, "", 415, "unsupported_media_type", None, "Form requests must have"),
        ("GET", "/form?count=x", FORM, "", 400, "query_invalid", Some("count"), "Failed to deserialize form: count: "),
        ("POST", "/json", JSON, "{\"count\":\"x\"}", 422, "json_invalid", Some("count"), "invalid type: string"),
        ("POST", "/json", JSON, "{", 400, "json_syntax", None, "Failed to parse the request body as JSON"),
        ("GET", "/query?count=x", JSON, "", 400, "query_invalid", Some("count"), "Failed to deserialize query string"),
        ("GET", "/path/x", JSON, "", 400, "path_invalid", None, "Invalid URL: Cannot parse `x`"),
        ("GET", "/named/x", JSON, "", 400, "path_invalid", Some("count"), "Invalid URL: Cannot parse `count`"),
        ("GET", "/extension", JSON, "", 500, "internal_error", None, "Missing request extension"),
        ("GET", "/missing", JSON, "", 400, "header_invalid", Some("authorization"), "Header of type"),
        ("GET", "/malformed", JSON, "", 400, "header_invalid", Some("authorization"), "invalid HTTP header"),
        ("GET", "/multipart", JSON, "", 400, "multipart_invalid", None, "Invalid `boundary`"),
        ("GET", "/taken", JSON, "", 422, "unprocessable_content", None, "The name is taken."),
        ("GET", "/pool", JSON, "", 500, "internal_error", None, "pool timed out on db01"),
    ]
    .into_iter()
    .enumerate()
    {
        let id = format!("rejection-{number}");
        let reply = send(&server, method, target, &id, content_type, body);
        let json = reply.json();
        let answer = (reply.status, json["code"].as_str(), json["param"].as_str());
        assert_eq!(answer, (status, Some(code), param), "{method} {target}");
        assert!(!reply.text().contains(reason), "{}", reply.text());
        let logged = log.only_of_request(&id).fields["exception.message"].clone();
        assert!(logged.contains(reason), "{method} {target}: {logged}");
    }
}

#[test]
fn our_form_rejects_with_the_envelope() {
    const FORM: &str = "application/x-www-form-urlencoded";
    let server = service();
    for (method, target, content_type, body, status, code, param) in [
        ("POST", "/ours", FORM, "count=x", 422, "form_invalid", Some("count")),
        ("POST", "/ours", "text/plain", "count=1", 415, "unsupported_media_type", None),
        ("GET", "/ours?count=x", "text/plain", "", 400, "query_invalid", Some("count")),
        ("POST", "/ours", "Application/X-WWW-Form-Urlencoded; charset=utf-8", "count=1", 200, "", None),
    ] {
        let reply = send(&server, method, target, "form", content_type, body);
        let json = reply.json();
        let answer = (reply.status, json["code"].as_str().unwrap_or_default(), json["param"].as_str());
        assert_eq!(answer, (status, code, param), "{method} {target} {body}");
    }
}

/// A service can derive its extractors `via` those of axum, or wrap them.
#[test]
fn rejections_convert() {
    fn converts<R: Into<api_error::Rejection>>() {}
    converts::<FormRejection>();
    converts::<QueryRejection>();
    converts::<ExtensionRejection>();
    converts::<JsonRejection>();
    converts::<PathRejection>();
}
