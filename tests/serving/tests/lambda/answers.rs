//! What the gateway gets: a status, headers and a body, and `Ok` for every error.

use api_error::{ErrorExtra, ErrorLayer, Rejection, Shape, shape};
use api_error_serving_tests::errors::ShopError;
use api_error_serving_tests::log::log;
use api_error_serving_tests::secret::{NEVER_SENT, SECRET};
use lambda_http::tower::ServiceExt;
use lambda_http::{IntoResponse, Request};
use serde_json::Value;

use crate::app::{Event, boxed, get, invoke, layered, post, router, shop};

const INVOCATION: &str = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";

fn events() -> Vec<(&'static str, Event)> {
    const JSON: Option<&str> = Some("application/json");
    let good = r#"{"items":[{"sku":"a","count":1}]}"#;
    vec![
        ("no route", get("/nope")),
        ("JSON syntax", post("/orders", JSON, r#"{"items":[}"#)),
        ("JSON empty", post("/orders", JSON, "")),
        ("JSON type error", post("/orders", JSON, r#"{"items":[{"sku":"a","count":"many"}]}"#)),
        ("no Content-Type", post("/orders", None, good)),
        ("text/plain body", post("/orders", Some("text/plain"), good)),
        ("application/vnd.api+json", post("/orders", Some("application/vnd.api+json"), good)),
        ("bad query", get("/search?page=x")),
        ("panic", get("/panic")),
        ("bare 404", get("/bare/404")),
        ("bare 401", get("/bare/401")),
        ("error, constant body", get("/errors/declined")),
        ("error, challenge", get("/errors/signed-out")),
        ("error, Retry-After", get("/errors/slow-down")),
        ("error, details", get("/errors/taken")),
        ("error, server", get("/errors/broken")),
        ("foreign JSON", get("/foreign/json")),
        ("foreign problem", get("/foreign/problem")),
        ("foreign page, opted out", get("/foreign/page")),
        ("success", get("/users/7")),
    ]
}

fn show(answer: Result<Value, String>) -> String {
    let answer = match answer {
        Ok(answer) => answer,
        Err(error) => return error,
    };
    let mut out = format!("{} base64={}\n", answer["statusCode"], answer["isBase64Encoded"]);
    let mut headers: Vec<_> = answer["headers"].as_object().into_iter().flatten().collect();
    headers.sort_by_key(|(name, _)| name.as_str());
    for (name, value) in headers {
        out.extend([name.as_str(), ": ", value.as_str().unwrap_or_default(), "\n"]);
    }
    out.push('\n');
    out.push_str(answer["body"].as_str().unwrap_or_default());
    out
}

fn table(answer: impl Fn(&Event) -> Result<Value, String>) -> String {
    let mut table = String::new();
    for (name, event) in events() {
        table.extend(["## ", name, "\n", &show(answer(&event)), "\n\n"]);
    }
    table
}

#[test]
fn lambda_with_our_handler() {
    insta::assert_snapshot!(table(|event| invoke(api_error::lambda::handler(shop), event, INVOCATION)));
}

#[test]
fn a_boxed_error_is_answered_as_the_error() {
    let plain = table(|event| invoke(api_error::lambda::handler(shop), event, INVOCATION));
    assert_eq!(table(|event| invoke(api_error::lambda::handler(boxed), event, INVOCATION)), plain);
}

shape! { static WITH_TRACE = { "code": code, "trace": extra("trace_id") }; }

#[test]
fn extra_values_are_in_the_body() {
    let layer = || ErrorLayer::new().shape(&WITH_TRACE);
    let traced = |mut request: Request| {
        let trace = request.headers().get("x-amzn-trace-id").and_then(|trace| trace.to_str().ok());
        let extra = trace.map(|trace| ErrorExtra::new().with("trace_id", trace));
        extra.map(|extra| request.extensions_mut().insert(extra));
        request
    };
    for (path, code) in [("/errors/taken", "name_taken"), ("/nope", "route_not_found"), ("/panic", "internal_panic")] {
        let mut event = get(path);
        event.headers.push(("x-amzn-trace-id", "Root=1-67891233".to_owned()));
        let function = api_error::lambda::service(api_error::lambda::handler(shop), layer()).map_request(traced);
        let answer = invoke(function, &event, INVOCATION).unwrap_or_default();
        assert_eq!(answer["body"], format!(r#"{{"code":"{code}","trace":"Root=1-67891233"}}"#));
    }
    let respond = |_: Request| async {
        let mut response = ShopError::Declined.into_response().await;
        response.extensions_mut().insert(ErrorExtra::new().with("trace_id", "of the response"));
        Ok::<_, Rejection>(response)
    };
    let function = api_error::lambda::service(api_error::lambda::handler(respond), layer());
    let answer = invoke(function, &get("/"), INVOCATION).unwrap_or_default();
    assert_eq!(answer["body"], r#"{"code":"card_declined","trace":"of the response"}"#);
}

#[test]
fn lambda_with_the_layer() {
    insta::assert_snapshot!(table(|event| Ok(layered(event, ErrorLayer::new(), INVOCATION))));
}

#[test]
fn an_axum_router_runs_directly() {
    let ask = |event: &Event| invoke(api_error::lambda::service(router(), ErrorLayer::new()), event, INVOCATION);
    let mut shown = String::new();
    for event in [get("/nope"), post("/users/7", None, ""), get("/errors/taken"), get("/panic"), get("/users/7")] {
        shown.extend(["## ", event.method, " ", &event.path, "\n", &show(ask(&event)), "\n\n"]);
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn a_secret_is_in_the_log_and_in_no_answer() {
    let log = log();
    for (index, shape) in [Shape::FLAT, Shape::NESTED, Shape::PROBLEM].into_iter().enumerate() {
        for path in ["/errors/broken", "/panic"] {
            let id = format!("secret-{index}-{}", path.len());
            let answer = layered(&get(path), ErrorLayer::new().shape(&shape), &id).to_string();
            for secret in NEVER_SENT {
                assert!(!answer.contains(secret), "{answer}");
            }
            let entry = log.only_of_request(&id);
            assert!(entry.fields["exception.stacktrace"].contains(SECRET));
        }
    }
    assert!(
        invoke(api_error::lambda::handler(shop), &get("/errors/broken"), INVOCATION)
            .is_ok_and(|answer| !answer.to_string().contains("hunter2"))
    );
}

#[test]
fn every_error_is_logged_once_under_the_id_of_the_invocation() {
    let log = log();
    for (index, (name, event)) in events().iter().enumerate() {
        let id = format!("invocation-{index}");
        let answer = layered(event, ErrorLayer::new(), &id);
        assert_eq!(answer["headers"]["x-request-id"], id.as_str(), "{name}");
        let expected = usize::from(answer["statusCode"].as_u64() >= Some(400));
        assert_eq!(log.of_request(&id).len(), expected, "{name}");
    }
}

#[test]
fn invalid_ids_of_invocations_are_replaced_and_ids_of_clients_ignored() {
    let mut event = get("/nope");
    event.headers.push(("x-request-id", "chosen-by-the-client".to_owned()));
    for invocation in ["", "two words", "a\r\nX-Evil: 1", &"x".repeat(6_000)] {
        let answer = layered(&event, ErrorLayer::new(), invocation);
        assert_eq!(answer["headers"]["x-request-id"].as_str().map(str::len), Some(36), "{invocation:?}");
    }
    let answer = layered(&event, ErrorLayer::new().trust_request_id(true), INVOCATION);
    assert_eq!(answer["headers"]["x-request-id"], INVOCATION);
}

#[test]
fn problems_are_negotiated() {
    for (accept, media_type) in [("application/problem+json", "application/problem+json"), ("*/*", "application/json")]
    {
        let mut event = get("/errors/taken");
        event.headers.push(("accept", accept.to_owned()));
        let answer = layered(&event, ErrorLayer::new().negotiate_problem(true), INVOCATION);
        assert_eq!(
            (&answer["headers"]["content-type"], &answer["headers"]["vary"]),
            (&media_type.into(), &"accept".into())
        );
    }
}

#[test]
fn nothing_long_is_repeated() {
    let json = Some("application/json");
    let long = "a".repeat(900_000);
    for event in [
        post("/orders", json, &format!(r#"{{"items":"{long}"}}"#)),
        post("/orders", json, &format!(r#"{{"{long}":1}}"#)),
        post("/orders", json, &long),
        get(&format!("/search?{}=1", "a".repeat(4_000))),
        get(&format!("/{}", "a".repeat(4_000))),
    ] {
        let answer = layered(&event, ErrorLayer::new(), INVOCATION).to_string();
        assert!(answer.len() < 1_200 && !answer.contains(&"a".repeat(257)), "{}", answer.len());
    }
}
