//! The HTTP response of a code, as a client sees it.

use serde::Serialize;

use api_error_syntax::{JsonType, RetryAfterDef, Template};

use super::words::status;
use crate::catalog::Entry;

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

/// Status line, headers and body. Values that are known only at run time are in angle brackets.
pub(super) fn response(entry: &Entry) -> String {
    let mut text =
        format!("HTTP/1.1 {}\nContent-Type: application/json\nCache-Control: no-store\n", status(entry.spec.status));
    match &entry.spec.retry_after {
        Some(RetryAfterDef::Seconds(seconds)) => text.push_str(&format!("Retry-After: {seconds}\n")),
        Some(RetryAfterDef::Field(_)) => text.push_str("Retry-After: <seconds>\n"),
        None => {}
    }
    for header in &entry.spec.headers {
        let value = header.value.as_ref().map_or_else(|| "<..>".to_owned(), shown);
        text.push_str(&format!("{}: {value}\n", header.name));
    }
    text + "\n" + &body(entry)
}

fn body(entry: &Entry) -> String {
    let details = entry.spec.details.iter().map(|detail| (detail.name.clone(), sample(&detail.ty)));
    let body = Body {
        error_type: &entry.spec.error_type,
        code: &entry.spec.code,
        message: entry.spec.message.as_ref().map_or_else(|| "<message>".to_owned(), shown),
        param: entry.spec.param.as_ref().map(shown),
        doc_url: entry.spec.doc_url.as_deref(),
        request_id: "req_01J9ZK3W",
        details: details.collect(),
    };
    serde_json::to_string_pretty(&body).unwrap_or_default()
}

fn shown(template: &Template) -> String {
    template.fill(|placeholder| format!("<{}>", placeholder.name))
}

fn sample(ty: &JsonType) -> serde_json::Value {
    match ty {
        JsonType::Boolean => serde_json::Value::Bool(true),
        JsonType::Number => serde_json::json!(1.5),
        JsonType::Array(_) => serde_json::json!([]),
        JsonType::Integer { .. } => serde_json::json!(1),
        _ => serde_json::Value::String(format!("<{ty}>")),
    }
}
