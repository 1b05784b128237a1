//! The HTTP response of a code, as a client sees it.

use std::fmt::{self, Display};

use api_error_syntax::{BodyMember, BodyValue, Constant, Fact, RetryAfterDef, SpecDef, Template};
use serde::Serialize;
use serde_json::{Value, json};

use super::member::{sample, sample_text};
use super::varying;
use super::words::{reason, sentence, status};
use crate::catalog::{Body, Entry};
use crate::ordered::Json;

/// As the layer makes them: a UUID of version 7.
const REQUEST_ID: &str = "01980a5c-7d3e-7c41-9a6e-4f0c2b8d1e57";

/// A response. What only run time knows has a value that can occur.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Example {
    /// `HTTP/1.1 402 Payment Required`
    pub status_line: String,
    /// Name and value.
    pub headers: Vec<(String, String)>,
    /// JSON over several lines.
    pub body: String,
}

impl Example {
    /// The response with this code. Where several variants emit it, all parts are those of the first one.
    pub(crate) fn of(body: &Body, entry: &Entry) -> Self {
        match entry.variants.first().filter(|_| entry.is_shared()) {
            Some(first) => Self::of_one(body, &entry.alone(first)),
            None => Self::of_one(body, entry),
        }
    }

    fn of_one(body: &Body, entry: &Entry) -> Self {
        let header = |name: &str, value: String| (name.to_owned(), value);
        let mut headers = vec![header("Content-Type", body.form.media_type.clone())];
        headers.push(header("Cache-Control", "no-store".to_owned()));
        headers.extend(entry.spec.retry_after.as_ref().map(|wait| header("Retry-After", seconds(wait).to_string())));
        headers.extend(entry.spec.headers.iter().map(|it| {
            let value = it.value.as_ref().map_or_else(|| sample_text("value"), |value| filled(value, entry));
            header(&it.name, value)
        }));
        let status_line = format!("HTTP/1.1 {}", status(entry.spec.status));
        let body = whole(body, entry).to_pretty();
        Self { status_line, headers, body }
    }
}

/// As on the wire.
impl Display for Example {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.status_line)?;
        for (name, value) in &self.headers {
            writeln!(f, "{name}: {value}")?;
        }
        write!(f, "\n{}", self.body)
    }
}

/// The different bodies of the variants that emit the code, each with the entry of the first variant that has it.
pub(crate) fn bodies(body: &Body, entry: &Entry) -> Vec<(Entry, Json)> {
    let mut bodies: Vec<(Entry, Json)> = Vec::new();
    let alone = if entry.is_shared() { entry.each_alone().collect() } else { vec![entry.clone()] };
    for entry in alone {
        let value = whole(body, &entry);
        if bodies.iter().all(|(_, known)| *known != value) {
            bodies.push((entry, value));
        }
    }
    bodies
}

fn whole(body: &Body, entry: &Entry) -> Json {
    match object(&body.form.members, entry) {
        Json::Object(members) if body.shape == "problem" => {
            Json::Object(members.into_iter().map(|(name, value)| of_problem(name, value, &entry.spec)).collect())
        }
        whole => whole,
    }
}

/// A member of a problem document (RFC 9457), some of which hold more than the name of a fact says.
fn of_problem(name: String, value: Json, spec: &SpecDef) -> (String, Json) {
    let value = match (name.as_str(), &spec.doc_url) {
        ("type", None) => Json::from("about:blank"),
        ("title", Some(_)) => Json::from(title(spec)),
        ("instance", _) => Json::from(format!("urn:uuid:{REQUEST_ID}")),
        _ => value,
    };
    (name, value)
}

/// The code in words, unless they are the phrase of its status.
fn title(spec: &SpecDef) -> String {
    let words = spec.code.replace(['_', '-'], " ");
    let phrase = reason(spec.status);
    if words.eq_ignore_ascii_case(&phrase.replace('-', " ")) {
        return phrase.to_owned();
    }
    let mut chars = words.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
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
        BodyValue::Extra(name) => Some(Json::from(sample_text(name))),
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
        Fact::Type => Some(Json::from(spec.error_type.as_str())),
        Fact::Code => Some(Json::from(spec.code.as_str())),
        Fact::Message => Some(Json::from(match (varying::sentence(spec), &spec.message) {
            (Some(sentence), _) => sentence.to_owned(),
            (None, Some(message)) => filled(message, entry),
            (None, None) => sentence(&spec.code) + ".",
        })),
        Fact::Param => spec.param.as_ref().map(|param| Json::from(filled(param, entry))),
        Fact::DocUrl => spec.doc_url.as_deref().map(Json::from),
        Fact::RequestId => Some(Json::from(REQUEST_ID)),
        Fact::Status => Some(Json::Value(json!(spec.status))),
        Fact::Title => Some(Json::from(reason(spec.status))),
        Fact::Retryable => Some(Json::Value(json!(spec.retryable))),
        Fact::RetryAfter => spec.retry_after.as_ref().map(|wait| Json::Value(json!(seconds(wait)))),
        Fact::MoreErrors => None,
        Fact::Details => Some(details(entry)).filter(|details| !details.is_empty()).map(Json::Object),
    }
}

fn details(entry: &Entry) -> Vec<(String, Json)> {
    let details = entry.spec.details.iter();
    details.map(|it| (it.name.clone(), Json::Value(sample(&it.name, &it.member_type())))).collect()
}

fn seconds(wait: &RetryAfterDef) -> u64 {
    match wait {
        RetryAfterDef::Seconds(seconds) => *seconds,
        RetryAfterDef::Field(_) => 30,
    }
}

/// The text of a template, whose values are those of the details with their names.
fn filled(template: &Template, entry: &Entry) -> String {
    template.fill(|placeholder| {
        let detail = entry.spec.details.iter().find(|detail| detail.name == placeholder.name);
        match detail.map(|it| sample(&it.name, &it.member_type())) {
            None => sample_text(&placeholder.name),
            Some(Value::String(text)) => text,
            Some(value) => value.to_string(),
        }
    })
}
