//! The HTTP response of a code, as a client sees it.

use serde::Serialize;

use super::words::status;
use crate::catalog::{Entry, RetryAfter, substitute};

/// The envelope's members, in the order of the wire.
#[derive(Serialize)]
struct Body<'a> {
    #[serde(rename = "type")]
    error_type: &'a str,
    code: &'a str,
    message: String,
    param: Option<String>,
    doc_url: Option<&'a str>,
    request_id: &'a str,
    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
    details: serde_json::Map<String, serde_json::Value>,
}

/// Status line, headers and body. Values that only run time knows stand in angle brackets.
pub(super) fn response(entry: &Entry) -> String {
    let mut text =
        format!("HTTP/1.1 {}\nContent-Type: application/json\nCache-Control: no-store\n", status(entry.status));
    match &entry.retry_after {
        Some(RetryAfter::Seconds(seconds)) => text.push_str(&format!("Retry-After: {seconds}\n")),
        Some(RetryAfter::Field(field)) => text.push_str(&format!("Retry-After: <{field}>\n")),
        None => {}
    }
    for header in &entry.headers {
        let value = header.value.as_deref().map_or_else(|| "<..>".to_owned(), shown);
        text.push_str(&format!("{}: {value}\n", header.name));
    }
    text + "\n" + &body(entry)
}

fn body(entry: &Entry) -> String {
    let details = entry.details.iter().map(|detail| (detail.name.clone(), sample(&detail.ty)));
    let body = Body {
        error_type: &entry.error_type,
        code: &entry.code,
        message: entry.message.as_deref().map_or_else(|| "<message>".to_owned(), shown),
        param: entry.param.as_deref().map(shown),
        doc_url: entry.doc_url.as_deref(),
        request_id: "req_01J9ZK3W",
        details: details.collect(),
    };
    serde_json::to_string_pretty(&body).unwrap_or_default()
}

fn shown(template: &str) -> String {
    substitute(template, |field| format!("<{field}>"))
}

fn sample(ty: &str) -> serde_json::Value {
    match ty {
        "boolean" => serde_json::Value::Bool(true),
        "number" => serde_json::json!(1.5),
        _ if ty.starts_with("array<") => serde_json::json!([]),
        _ if ty.starts_with(['u', 'i'])
            && ty.get(1..).is_some_and(|bits| bits == "size" || bits.parse::<u8>().is_ok()) =>
        {
            serde_json::json!(1)
        }
        _ => serde_json::Value::String(format!("<{ty}>")),
    }
}
