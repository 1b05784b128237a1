//! `Valid` around the extractors of a framework, in the test binary of that framework: its `valid_app.rs` serves the routes.
//!
//! | route | handler |
//! |---|---|
//! | `POST /garde/json`, `GET /garde/query`, `POST /garde/form` | `Valid` of garde around our extractor |
//! | `POST /validator/json`, `GET /validator/query`, `POST /validator/form` | `Valid` of validator around our extractor |
//! | `POST /theirs` | `Valid` of garde around the framework's `Json` |
#![expect(clippy::indexing_slicing, reason = "what is missing fails the test")]

use api_error::ErrorLayer;
use api_error_serving_tests::cases::{get, post};
use api_error_serving_tests::server::Server;
use api_error_serving_tests::wire::ask;
use serde_json::{Value, json};

use crate::valid_app::{HAS_FORMS, TAKES_THEIRS, serve};

/// A value with the rules of garde.
#[derive(serde::Deserialize, garde::Validate)]
pub(crate) struct Guarded {
    #[garde(length(min = 3))]
    pub(crate) name: String,
    #[garde(range(min = 18))]
    pub(crate) age: u8,
}

/// A value with the rules of validator.
#[derive(serde::Deserialize, validator::Validate)]
pub(crate) struct Validated {
    #[validate(length(min = 3))]
    pub(crate) name: String,
    #[validate(range(min = 18))]
    pub(crate) age: u8,
}

const JSON: Option<&str> = Some("application/json");
const FORM: Option<&str> = Some("application/x-www-form-urlencoded; charset=utf-8");

/// With the layer and without.
fn servers() -> [Server; 2] {
    [serve(None), serve(Some(ErrorLayer::new()))]
}

/// Status, code, param and the fields with their codes.
fn answer(server: &Server, request: &[u8]) -> (u16, Value, Value, Vec<String>) {
    let reply = ask(server.address, request);
    let body: Value = serde_json::from_slice(&reply.body).unwrap_or_else(|_| Value::String(reply.text()));
    let errors = body["errors"].as_array().into_iter().flatten();
    let errors = errors.map(|error| [&error["param"], &error["code"]].map(|text| text.as_str().unwrap_or_default()));
    let mut errors: Vec<_> = errors.map(|[param, code]| format!("{param}: {code}")).collect();
    errors.sort();
    (reply.status, body["code"].clone(), body["param"].clone(), errors)
}

fn requests(folder: &str, name: &str, age: &str) -> Vec<Vec<u8>> {
    let pairs = format!("name={name}&age={age}");
    let mut requests = vec![
        post(&format!("/{folder}/json"), JSON, format!(r#"{{"name":"{name}","age":{age}}}"#).as_bytes()),
        get(&format!("/{folder}/query?{pairs}")),
    ];
    if HAS_FORMS {
        requests.push(post(&format!("/{folder}/form"), FORM, pairs.as_bytes()));
    }
    requests
}

#[test]
fn valid_values_reach_the_handler() {
    for server in servers() {
        for folder in ["garde", "validator"] {
            for request in requests(folder, "ada", "36") {
                let reply = ask(server.address, &request);
                assert_eq!((reply.status, reply.text().as_str()), (200, "ada 36"));
            }
        }
    }
}

#[test]
fn all_fields_that_are_not_valid_are_in_the_answer() {
    for server in servers() {
        for folder in ["garde", "validator"] {
            for request in requests(folder, "al", "7") {
                let (status, code, param, errors) = answer(&server, &request);
                assert_eq!((status, code), (422, json!("validation_failed")));
                assert_eq!(errors, ["age: range", "name: length"]);
                assert!([json!("name"), json!("age")].contains(&param));
            }
        }
    }
}

#[test]
fn the_error_of_the_inner_extractor_is_the_answer() {
    for server in servers() {
        for folder in ["garde", "validator"] {
            let expected = [(422, "json_invalid", "age"), (400, "query_invalid", "age"), (422, "form_invalid", "age")];
            for (request, (status, code, param)) in requests(folder, "al", "true").iter().zip(expected) {
                assert_eq!(answer(&server, request), (status, json!(code), json!(param), vec![]));
            }
            let cut_off = post(&format!("/{folder}/json"), JSON, b"{");
            assert_eq!(answer(&server, &cut_off), (400, json!("json_syntax"), Value::Null, vec![]));
        }
    }
}

#[test]
fn the_extractor_of_the_framework_can_be_inside() {
    let server = serve(Some(ErrorLayer::new()));
    if !TAKES_THEIRS {
        return;
    }
    for (body, status, code) in [
        (r#"{"name":"al","age":7}"#, 422, "validation_failed"),
        (r#"{"name":"ada","age":true}"#, 422, "json_invalid"),
        ("{", 400, "json_syntax"),
    ] {
        let (answered, found, ..) = answer(&server, &post("/theirs", JSON, body.as_bytes()));
        assert_eq!((answered, found), (status, json!(code)));
    }
    assert_eq!(ask(server.address, &post("/theirs", JSON, br#"{"name":"ada","age":36}"#)).text(), "ada 36");
}

#[test]
fn a_form_is_read_strictly() {
    for server in servers() {
        if !HAS_FORMS {
            return;
        }
        let (large, unsupported) = ("name=".to_owned() + &"a".repeat(3_000_000), "unsupported_media_type");
        for (content_type, body, status, code) in [
            (FORM, large.as_str(), 413, "body_too_large"),
            (FORM, "name=ada", 422, "form_invalid"),
            (None, "name=ada&age=36", 415, unsupported),
            (JSON, "name=ada&age=36", 415, unsupported),
        ] {
            let request = post("/garde/form", content_type, body.as_bytes());
            let (answered, found, ..) = answer(&server, &request);
            assert_eq!((answered, found), (status, json!(code)), "{content_type:?}");
            if code == unsupported {
                let accept = ask(server.address, &request).header("accept").map(str::to_owned);
                assert_eq!(accept.as_deref(), Some("application/x-www-form-urlencoded"));
            }
        }
    }
}
