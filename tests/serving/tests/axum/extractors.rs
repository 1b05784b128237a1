//! Our extractors beyond the suite: valid values, paths with several parameters, and axum's rejections as ours.

use std::collections::BTreeMap;

use api_error::axum::{Json, Path, Query};
use api_error::{ApiError, ErrorLayer, Rejection};
use api_error_serving_tests::cases::{self, Order, get, post};
use api_error_serving_tests::server::Server;
use api_error_serving_tests::suite::Readers;
use api_error_serving_tests::wire::ask;
use axum::Router;
use axum::extract::FromRequest;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::routing::{get as route, post as post_route};
use serde_json::{Value, json};
use tower::Layer;

use crate::app::{layered, serve};

fn answers(server: &Server, request: &[u8]) -> (u16, Value) {
    let reply = ask(server.address, request);
    let json = serde_json::from_slice(&reply.body).unwrap_or_else(|_| Value::String(reply.text()));
    (reply.status, json)
}

fn code_and_param(server: &Server, request: &[u8]) -> (u16, Value, Value) {
    let (status, body) = answers(server, request);
    (status, body["code"].clone(), body["param"].clone())
}

#[test]
fn valid_values_are_extracted() {
    let routes = Router::new()
        .route("/json", post_route(|Json(value): Json<BTreeMap<String, u8>>| async { Json(value) }))
        .route("/query", route(|Query(value): Query<BTreeMap<String, String>>| async { Json(value) }))
        .route("/path/{a}/{b}", route(|Path((a, b)): Path<(u8, String)>| async move { Json((a, b)) }));
    let server = serve(routes);
    let media_type = Some("Application/JSON; charset=utf-8");
    assert_eq!(answers(&server, &post("/json", media_type, br#"{"a":1}"#)), (200, json!({"a": 1})));
    assert_eq!(answers(&server, &get("/query?a=%C3%A9&b=1+2")), (200, json!({"a": "\u{e9}", "b": "1 2"})));
    assert_eq!(answers(&server, &get("/path/7/x%20y")), (200, json!([7, "x y"])));
}

#[test]
fn the_param_of_a_path_error_is_the_invalid_part() {
    let routes = Router::new()
        .route("/two/{first}/{second}", route(|_: Path<(u8, u8)>| async {}))
        .route("/map/{key}", route(|_: Path<BTreeMap<String, u8>>| async {}))
        .route("/wrong/{only}", route(|_: Path<(u8, u8)>| async {}));
    let server = serve(routes);
    assert_eq!(code_and_param(&server, &get("/two/1/x")), (400, json!("path_invalid"), json!("second")));
    assert_eq!(code_and_param(&server, &get("/map/x")), (400, json!("path_invalid"), json!("key")));
    assert_eq!(code_and_param(&server, &get("/map/%ff")), (400, json!("path_invalid"), json!("key")));
    assert_eq!(code_and_param(&server, &get("/wrong/1")), (500, json!("internal_error"), Value::Null));
}

/// An extractor of the service around that of axum.
struct Checked<T>(T);

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(transparent)]
    Rejected(Rejection),
}

impl From<JsonRejection> for OrderError {
    fn from(rejection: JsonRejection) -> Self {
        Self::Rejected(rejection.into())
    }
}

impl<S: Send + Sync> FromRequest<S> for Checked<Order> {
    type Rejection = OrderError;

    async fn from_request(request: axum::extract::Request, state: &S) -> Result<Self, OrderError> {
        let axum::Json(order) = axum::Json::from_request(request, state).await?;
        Ok(Self(order))
    }
}

#[test]
fn rejections_of_axum_become_ours() {
    let order = |Checked(order): Checked<Order>| async move { order.items.len().to_string() };
    let server = serve(Router::new().route("/orders", post_route(order)));
    let ours = serve(layered(Readers::Ours, ErrorLayer::new()));
    let names =
        ["JSON syntax", "JSON empty", "JSON type error", "JSON missing field", "JSON unknown field", "no Content-Type"];
    for case in cases::all().into_iter().filter(|case| names.contains(&case.name)) {
        let (theirs, mut ours) = (answers(&server, &case.request), answers(&ours, &case.request));
        ours.1["request_id"] = Value::Null;
        assert_eq!(theirs, ours, "{}", case.name);
    }
    let path =
        |path: Result<axum::extract::Path<u8>, PathRejection>| async { path.map(|_| ()).map_err(Rejection::from) };
    let server = serve(Router::new().route("/{id}", route(path)));
    assert_eq!(code_and_param(&server, &get("/x")), (400, json!("path_invalid"), Value::Null));
}

#[test]
fn a_router_behind_the_layer_is_the_fallback_of_another() {
    let inner = Router::new().route("/users/{id}", route(|_: Path<u8>| async { "ok" }));
    let server = serve(Router::new().fallback_service(ErrorLayer::new().layer(inner)));
    let reply = ask(server.address, &get("/nope"));
    assert_eq!(reply.json()["code"], "route_not_found");
    assert_eq!(reply.header("content-length"), Some(reply.body.len().to_string().as_str()));
}
