//! The response of a status, with the codes that it can have. A test compares it with the one that the command generates.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value as Json, json};

use super::example;
use crate::spec::Dynamic;
use crate::{ErrorSpec, ErrorStatus, Shape, retry};

/// The codes of a response.
pub(super) const CODES: &str = "x-error-codes";
/// Marks what is generated, as the command does.
pub(super) const GENERATED: (&str, &str) = ("x-generated-by", "cargo-api-error");

/// The specs of each status.
pub(super) fn by_status(specs: Vec<&'static ErrorSpec>) -> BTreeMap<u16, Vec<&'static ErrorSpec>> {
    let mut by_status: BTreeMap<u16, Vec<_>> = BTreeMap::new();
    for spec in specs {
        by_status.entry(spec.status.as_u16()).or_default().push(spec);
    }
    by_status
}

/// The response of a status. The specs are all those with that status, sorted by code.
pub(super) fn response(status: ErrorStatus, specs: &[&ErrorSpec], shape: &Shape, schema: &Json) -> Json {
    let mut codes: Vec<&str> = specs.iter().map(|spec| spec.code).collect();
    codes.dedup();
    let mut media = Map::new();
    media.insert(shape.media_type().into(), json!({ "schema": schema, "examples": examples(specs, shape) }));
    json!({
        "description": description(status, specs),
        "headers": headers(status, specs),
        "content": media,
        (CODES): codes,
        (GENERATED.0): GENERATED.1,
    })
}

fn description(status: ErrorStatus, specs: &[&ErrorSpec]) -> String {
    let mut description = format!("{status} {}", status.title());
    let varying = specs.iter().filter(|spec| !spec.has_fixed_status());
    let mut varying: Vec<String> = varying.map(|spec| format!("`{}`", spec.code)).collect();
    varying.dedup();
    if !varying.is_empty() {
        description.push_str(". Also with another status: ");
        description.push_str(&varying.join(", "));
    }
    description
}

/// An example for each body that a code can have.
fn examples(specs: &[&ErrorSpec], shape: &Shape) -> Json {
    let members = shape.members();
    let mut examples = Map::new();
    for of_code in specs.chunk_by(|one, other| one.code == other.code) {
        let mut bodies: Vec<Json> = Vec::new();
        for spec in of_code {
            let body = example::body(&members, spec);
            if bodies.contains(&body) {
                continue;
            }
            bodies.push(body.clone());
            let name = match bodies.len() {
                1 => spec.code.into(),
                number => format!("{}-{number}", spec.code),
            };
            examples.insert(name, json!({ "summary": example::headline(spec), "value": body }));
        }
    }
    Json::Object(examples)
}

/// The headers that some of the codes have. None is required: the layer adds the first, and the others depend on the code.
fn headers(status: ErrorStatus, specs: &[&ErrorSpec]) -> Json {
    let header = |ty: &str, text: &str| json!({ "description": text, "schema": { "type": ty } });
    let mut headers = Map::new();
    headers.insert("x-request-id".into(), header("string", "The id of the request."));
    let waits = |spec: &&&ErrorSpec| spec.retry_after.is_some() || spec.dynamic.has(Dynamic::WAITS);
    if specs.iter().any(|spec| waits(&spec)) {
        let text = match specs {
            [ErrorSpec { retry_after: Some(wait), .. }] => {
                format!("The number of seconds to wait before a retry: {}.", retry::whole_seconds(*wait))
            }
            _ => "The number of seconds to wait before a retry.".into(),
        };
        headers.insert("Retry-After".into(), header("integer", &text));
    }
    let has = |headers: &Map<String, Json>, name: &str| headers.keys().any(|known| known.eq_ignore_ascii_case(name));
    for (name, _) in specs.iter().flat_map(|spec| spec.headers) {
        if !has(&headers, name) {
            headers.insert((*name).into(), header("string", "Depends on the code."));
        }
    }
    if status == ErrorStatus::UNAUTHORIZED && !has(&headers, "WWW-Authenticate") {
        headers.insert("WWW-Authenticate".into(), header("string", "How to authenticate."));
    }
    Json::Object(headers)
}
