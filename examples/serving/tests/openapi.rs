//! Runs the examples with an OpenAPI document as processes: it is valid, and has the errors that `generate openapi` reads from
//! their source.
#![cfg(any(feature = "aide", feature = "utoipa"))]
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "what is missing fails the test")]

mod process;

use std::collections::BTreeMap;
use std::fs;

use api_error_serving_tests::wire::{Reply, ask};
use cargo_api_error::args::Cli;
use cargo_api_error::command;
use process::Example;
use serde_json::{Value, json};

/// What the command generates from an example.
fn generated(source: &str) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let manifest = "[package]\nname = \"payments\"\nversion = \"1.0.0\"\nedition = \"2024\"\n\n[workspace]\n";
    let [manifest_path, output] = ["Cargo.toml", "openapi.json"].map(|name| folder.path().join(name));
    fs::create_dir(folder.path().join("src")).unwrap();
    fs::write(&manifest_path, manifest).unwrap();
    fs::write(folder.path().join("src/lib.rs"), source).unwrap();
    let arguments =
        ["cargo-api-error", "generate", "openapi", "--manifest-path", manifest_path.to_str().unwrap(), "-o"];
    let arguments = arguments.into_iter().chain([output.to_str().unwrap()]).map(Into::into).collect();
    assert!(command::run(Cli::read(arguments)).is_ok());
    serde_json::from_str(&fs::read_to_string(output).unwrap()).unwrap()
}

fn request(example: &Example, method: &str, target: &str, body: &str) -> Reply {
    let head = format!("{method} {target} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
    ask(example.address, format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes())
}

/// The error responses of the document: by method, path and status.
fn errors(document: &Value) -> BTreeMap<(String, String), BTreeMap<u16, Value>> {
    let mut errors: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let responses = operation["responses"].as_object().unwrap().iter();
            let known = responses.filter(|(_, response)| response.get("x-error-codes").is_some());
            let known = known.map(|(status, response)| (status.parse().unwrap(), response.clone()));
            errors.entry((method.to_uppercase(), path.clone())).or_default().extend(known);
        }
    }
    errors
}

/// The generated response of a status with only these codes, and without what only source has: the details of examples.
fn with_codes(document: &Value, status: u16, codes: &Value) -> Value {
    let mut response = document["components"]["responses"][format!("Error{status}")].clone();
    let codes = codes.as_array().unwrap();
    for examples in response["content"].as_object_mut().unwrap().values_mut().map(|media| &mut media["examples"]) {
        examples.as_object_mut().unwrap().retain(|name, _| codes.iter().any(|code| code == name));
        if let Some(declined) = examples.get_mut("card_declined") {
            let details = declined["value"]["error"].as_object_mut().unwrap().remove("attempts_left");
            assert!(details.is_some());
        }
    }
    response["x-error-codes"] = json!(codes);
    response
}

/// The same schema for a comparison: the order of `required` means nothing, and libraries change it.
fn sorted(mut schema: Value) -> Value {
    match &mut schema {
        Value::Object(members) => {
            if let Some(Value::Array(required)) = members.get_mut("required") {
                required.sort_by(|one, other| one.as_str().cmp(&other.as_str()));
            }
            members.values_mut().for_each(|member| *member = sorted(member.take()));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = sorted(item.take())),
        _ => {}
    }
    schema
}

const STATUSES: [(&str, &str, &[u16]); 3] = [
    ("DELETE", "/payments/{id}", &[400, 401, 403, 404, 409, 422, 429]),
    ("GET", "/payments/{id}", &[400, 401, 403, 404]),
    ("POST", "/payments", &[400, 401, 403, 413, 415, 422, 429]),
];

const REQUESTS: [(&str, &str, &str, &str, u16); 10] = [
    ("GET", "/payments/1", "/payments/{id}", "", 404),
    ("GET", "/payments/8", "/payments/{id}", "", 401),
    ("GET", "/payments/9", "/payments/{id}", "", 403),
    ("DELETE", "/payments/7", "/payments/{id}", "", 409),
    ("DELETE", "/payments/8", "/payments/{id}", "", 404),
    ("POST", "/payments", "/payments", "{\"amount\":500}", 422),
    ("POST", "/payments", "/payments", "{\"amount\":5000}", 429),
    ("DELETE", "/payments/x", "/payments/{id}", "", 400),
    ("POST", "/payments", "/payments", "{", 400),
    ("POST", "/payments", "/payments", "{\"amount\":-1}", 422),
];

/// `adapt` makes of a generated part what the library makes of it.
fn compare(binary: &str, source: &str, adapt: fn(&mut Value)) {
    let generated = generated(source);
    let example = Example::start(binary);
    let text = request(&example, "GET", "/openapi.json", "").text();
    assert!(oas3::from_json(text.as_str()).is_ok(), "{text}");
    let document: Value = serde_json::from_str(&text).unwrap();
    assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1.")));

    let adapted = |mut part: Value| {
        adapt(&mut part);
        sorted(part)
    };
    let body = &document["components"]["schemas"]["ErrorBody"];
    assert_eq!(sorted(body.clone()), adapted(generated["components"]["schemas"]["ErrorBody"].clone()));

    let schema = json!({ "$ref": "#/components/schemas/ErrorBody", "components": document["components"] });
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors = errors(&document);
    let statuses = errors.iter().map(|((method, path), responses)| {
        (method.as_str(), path.as_str(), responses.keys().copied().collect::<Vec<_>>())
    });
    let expected = STATUSES.map(|(method, path, statuses)| (method, path, statuses.to_vec()));
    assert_eq!(statuses.collect::<Vec<_>>(), expected);
    for (status, response) in errors.values().flatten() {
        let expected = with_codes(&generated, *status, &response["x-error-codes"]);
        assert_eq!(sorted(response.clone()), adapted(expected));
        for one in response["content"]["application/json"]["examples"].as_object().unwrap().values() {
            assert!(validator.is_valid(&one["value"]), "{one:#}");
        }
    }
    assert_eq!(
        errors[&("POST".into(), "/payments".into())][&422]["x-error-codes"],
        json!(["card_declined", "json_invalid", "validation_failed"])
    );

    for (method, target, path, body, status) in REQUESTS {
        let reply = request(&example, method, target, body);
        assert_eq!(reply.status, status, "{}", reply.text());
        let body = reply.json();
        assert!(validator.is_valid(&body), "{body:#}");
        let response = &errors[&(method.into(), path.into())][&status];
        assert!(response["x-error-codes"].as_array().unwrap().contains(&body["error"]["code"]), "{body:#}");
        for (name, _) in response["headers"].as_object().unwrap() {
            assert!(reply.header(&name.to_lowercase()).is_some(), "{method} {target} has no {name}");
        }
    }

    let page = ["/docs/", "/docs"].map(|target| request(&example, "GET", target, "")).into_iter();
    let page = page.filter(|reply| reply.status == 200).map(|reply| reply.text()).next().unwrap();
    assert!(page.contains("<script"));
    let loads = ["<script src=\"http", "<link rel=\"stylesheet\" href=\"http", "import(\"http"];
    assert!(loads.iter().all(|load| !page.contains(load)), "the page needs no other server");
    example.stop();
}

#[cfg(feature = "utoipa")]
#[test]
fn the_document_of_utoipa_has_the_generated_errors() {
    /// It has no `const`.
    fn adapt(part: &mut Value) {
        match part {
            Value::Object(members) => {
                if let Some(constant) = members.remove("const") {
                    members.insert("enum".into(), json!([constant]));
                }
                members.values_mut().for_each(adapt);
            }
            Value::Array(items) => items.iter_mut().for_each(adapt),
            _ => {}
        }
    }
    compare(env!("CARGO_BIN_EXE_axum_openapi"), include_str!("../axum_openapi.rs"), adapt);
}

#[cfg(feature = "aide")]
#[test]
fn the_document_of_aide_has_the_generated_errors() {
    /// It writes the style of headers, also the default one.
    fn adapt(part: &mut Value) {
        let headers = part.get_mut("headers").and_then(Value::as_object_mut);
        headers.into_iter().flatten().for_each(|(_, header)| header["style"] = json!("simple"));
    }
    compare(env!("CARGO_BIN_EXE_axum_aide"), include_str!("../axum_aide.rs"), adapt);
}
