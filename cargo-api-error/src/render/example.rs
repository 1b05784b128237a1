//! The HTTP response of a code, as a client sees it.

use api_error_syntax::{BodyMember, BodyValue, Constant, Fact, RetryAfterDef, Template};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::member::sample;
use super::varying::sentence;
use super::words::{reason, status};
use crate::catalog::{Body, Entry};

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
    let example = object(&body.form.members, entry);
    text + "\n" + &serde_json::to_string_pretty(&example).unwrap_or_default()
}

/// JSON whose objects keep the order of their members.
enum Node {
    Value(Value),
    Array(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::Array(items) => items.serialize(serializer),
            Self::Object(members) => serializer.collect_map(members.iter().map(|(name, value)| (name, value))),
        }
    }
}

impl Node {
    fn text(text: impl Into<String>) -> Self {
        Self::Value(Value::String(text.into()))
    }
}

fn object(members: &[BodyMember], entry: &Entry) -> Node {
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
                None => shown.push((name.clone(), Node::Value(Value::Null))),
            },
        }
    }
    Node::Object(shown)
}

fn node(value: &BodyValue, entry: &Entry) -> Option<Node> {
    match value {
        BodyValue::Fact(of) => fact(*of, entry),
        BodyValue::Extra(name) => Some(Node::text(format!("<{name}>"))),
        BodyValue::Constant(constant) => Some(Node::Value(match constant {
            Constant::Null => Value::Null,
            Constant::Bool(flag) => json!(flag),
            Constant::Integer(number) => json!(number),
            Constant::Text(text) => json!(text),
        })),
        BodyValue::Object(members) => match object(members, entry) {
            Node::Object(members) if members.is_empty() => None,
            object => Some(object),
        },
        BodyValue::Array(items) => {
            let items = items.iter().map(|item| node(item, entry).unwrap_or(Node::Value(Value::Null)));
            Some(Node::Array(items.collect()))
        }
        // Only a report of validation has them, and no code of the service is one.
        BodyValue::Errors(_) => None,
    }
}

fn fact(fact: Fact, entry: &Entry) -> Option<Node> {
    let spec = &entry.spec;
    match fact {
        Fact::Type => Some(Node::text(&spec.error_type)),
        Fact::Code => Some(Node::text(&spec.code)),
        Fact::Message => Some(Node::text(match (sentence(spec), &spec.message) {
            (Some(sentence), _) => sentence.to_owned(),
            (None, message) => message.as_ref().map_or_else(|| "<message>".to_owned(), shown),
        })),
        Fact::Param => spec.param.as_ref().map(|param| Node::text(shown(param))),
        Fact::DocUrl => spec.doc_url.as_ref().map(Node::text),
        Fact::RequestId => Some(Node::text("01980a5c-7d3e-7c41-9a6e-4f0c2b8d1e57")),
        Fact::Status => Some(Node::Value(json!(spec.status))),
        Fact::Title => Some(Node::text(reason(spec.status))),
        Fact::Retryable => Some(Node::Value(json!(spec.retryable))),
        Fact::RetryAfter => spec.retry_after.as_ref().map(|wait| match wait {
            RetryAfterDef::Seconds(seconds) => Node::Value(json!(seconds)),
            RetryAfterDef::Field(_) => Node::text("<seconds>"),
        }),
        Fact::MoreErrors => None,
        Fact::Details => Some(details(entry)).filter(|details| !details.is_empty()).map(Node::Object),
    }
}

fn details(entry: &Entry) -> Vec<(String, Node)> {
    let details = entry.spec.details.iter();
    details.map(|detail| (detail.name.clone(), Node::Value(sample(&detail.member_type())))).collect()
}

fn shown(template: &Template) -> String {
    template.fill(|placeholder| format!("<{}>", placeholder.name))
}
