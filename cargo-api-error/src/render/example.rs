//! The HTTP response of a code, as a client sees it.

use api_error_syntax::{BodyMember, BodyValue, Constant, Fact, JsonType, RetryAfterDef, Template};
use serde_json::{Value, json};

use super::words::{reason, status};
use crate::catalog::{Body, Entry};
use crate::ordered::Json;

/// Status line, headers and body. Values that only run time knows stand in angle brackets.
pub(super) fn response(body: &Body, entry: &Entry) -> String {
    let status = status(entry.spec.status);
    let mut text = format!("HTTP/1.1 {status}\nContent-Type: {}\nCache-Control: no-store\n", body.form.media_type);
    match &entry.spec.retry_after {
        Some(RetryAfterDef::Seconds(seconds)) => text.push_str(&format!("Retry-After: {seconds}\n")),
        Some(RetryAfterDef::Field(_)) => text.push_str("Retry-After: <seconds>\n"),
        None => {}
    }
    for header in &entry.spec.headers {
        let value = header.value.as_ref().map_or_else(|| "<..>".to_owned(), shown);
        text.push_str(&format!("{}: {value}\n", header.name));
    }
    text + "\n" + &body_of(body, entry).to_pretty()
}

/// The body alone.
pub(crate) fn body_of(body: &Body, entry: &Entry) -> Json {
    object(&body.form.members, entry)
}

fn object(members: &[BodyMember], entry: &Entry) -> Json {
    let taken: Vec<&str> = members.iter().filter_map(BodyMember::name).collect();
    let mut shown = Vec::new();
    for member in members {
        match member {
            BodyMember::Spread { .. } => {
                shown.extend(details(entry).into_iter().filter(|(name, _)| !taken.contains(&name.as_str())));
            }
            BodyMember::Named { name, optional, value } => match node(value, entry) {
                Some(value) => shown.push((name.clone(), value)),
                None if *optional => {}
                None => shown.push((name.clone(), Json::Value(Value::Null))),
            },
        }
    }
    Json::Object(shown)
}

fn node(value: &BodyValue, entry: &Entry) -> Option<Json> {
    match value {
        BodyValue::Fact(of) => fact(*of, entry),
        BodyValue::Extra(name) => Some(Json::from(format!("<{name}>"))),
        BodyValue::Constant(constant) => Some(Json::Value(match constant {
            Constant::Null => Value::Null,
            Constant::Bool(flag) => json!(flag),
            Constant::Integer(number) => json!(number),
            Constant::Text(text) => json!(text),
        })),
        BodyValue::Object(members) => match object(members, entry) {
            Json::Object(members) if members.is_empty() => None,
            object => Some(object),
        },
        BodyValue::Array(items) => {
            let items = items.iter().map(|item| node(item, entry).unwrap_or(Json::Value(Value::Null)));
            Some(Json::Array(items.collect()))
        }
        // Only a report of validation has them, and no code of the service is one.
        BodyValue::Errors(_) => None,
    }
}

fn fact(fact: Fact, entry: &Entry) -> Option<Json> {
    let spec = &entry.spec;
    match fact {
        Fact::Type => Some(Json::from(&spec.error_type)),
        Fact::Code => Some(Json::from(&spec.code)),
        Fact::Message => Some(Json::from(spec.message.as_ref().map_or_else(|| "<message>".to_owned(), shown))),
        Fact::Param => spec.param.as_ref().map(|param| Json::from(shown(param))),
        Fact::DocUrl => spec.doc_url.as_ref().map(Json::text),
        Fact::RequestId => Some(Json::from("01980a5c-7d3e-7c41-9a6e-4f0c2b8d1e57")),
        Fact::Status => Some(Json::Value(json!(spec.status))),
        Fact::Title => Some(Json::from(reason(spec.status))),
        Fact::Retryable => Some(Json::Value(json!(spec.retryable))),
        Fact::RetryAfter => spec.retry_after.as_ref().map(|wait| match wait {
            RetryAfterDef::Seconds(seconds) => Json::Value(json!(seconds)),
            RetryAfterDef::Field(_) => Json::from("<seconds>"),
        }),
        Fact::MoreErrors => None,
        Fact::Details => Some(details(entry)).filter(|details| !details.is_empty()).map(Json::Object),
    }
}

fn details(entry: &Entry) -> Vec<(String, Json)> {
    let details = entry.spec.details.iter();
    details.map(|detail| (detail.name.clone(), Json::Value(sample(&detail.ty)))).collect()
}

fn shown(template: &Template) -> String {
    template.fill(|placeholder| format!("<{}>", placeholder.name))
}

fn sample(ty: &JsonType) -> Value {
    match ty {
        JsonType::Boolean => Value::Bool(true),
        JsonType::Number => json!(1.5),
        JsonType::Array(_) => json!([]),
        JsonType::Integer { .. } => json!(1),
        _ => Value::String(format!("<{ty}>")),
    }
}
