//! The body of an error as an example, and the line that stands over it. Values that only run time knows are samples, the same as
//! on the pages of the command; details are not there, because a program does not know the types of fields.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map, Value as Json, json};

use crate::shape::{Members, Node, Value};
use crate::spec::Dynamic;
use crate::{ErrorSpec, retry, template};

/// As the layer makes them: a UUID of version 7.
const REQUEST_ID: &str = "01980a5c-7d3e-7c41-9a6e-4f0c2b8d1e57";

/// The body.
pub(super) fn body(members: &Members, spec: &ErrorSpec) -> Json {
    let values = members.list.iter().filter_map(|member| {
        let value = value(&member.node, spec);
        (value.is_some() || !member.is_optional).then(|| (member.name.clone(), value.unwrap_or_default()))
    });
    Json::Object(values.collect::<Map<_, _>>())
}

fn value(node: &Node, spec: &ErrorSpec) -> Option<Json> {
    match node {
        Node::Constant(constant) => Some(constant.clone()),
        Node::Value(value) => fact(*value, spec),
        Node::Object(members) => Some(body(members, spec)).filter(|body| *body != json!({})),
        Node::Array(items) => Some(items.iter().map(|item| value(item, spec).unwrap_or_default()).collect()),
        // Only a report of validation has them.
        Node::Errors(_) => None,
    }
}

fn fact(value: Value, spec: &ErrorSpec) -> Option<Json> {
    match value {
        Value::Type => Some(json!(spec.error_type.as_str())),
        Value::Code => Some(json!(spec.code)),
        Value::Message => Some(json!(message(spec))),
        Value::Param => spec.param.map(|param| json!(shown(param, spec.dynamic.has(Dynamic::PARAM)))),
        Value::DocUrl => spec.doc_url.map(|url| json!(url)),
        Value::RequestId => Some(json!(REQUEST_ID)),
        Value::Status => Some(json!(spec.status.as_u16())),
        Value::Title => Some(json!(spec.status.title())),
        Value::Retryable => Some(json!(spec.retryable)),
        Value::RetryAfter if spec.dynamic.has(Dynamic::WAITS) => Some(json!(30)),
        Value::RetryAfter => spec.retry_after.map(|wait| json!(retry::whole_seconds(wait))),
        Value::Extra(name) => Some(json!(sample(name))),
        Value::Details | Value::MoreErrors | Value::Errors(_) | Value::Null => None,
    }
}

fn message(spec: &ErrorSpec) -> String {
    let is_template = spec.dynamic.has(Dynamic::MESSAGE | Dynamic::DISPLAY);
    let is_hidden = is_template && !spec.has_fixed_status() && !spec.expose && spec.status.as_u16() >= 500;
    if is_hidden {
        return spec.status.sentence().to_owned();
    }
    if spec.message.is_empty() { words(spec.code) + "." } else { shown(spec.message, is_template) }
}

/// A text, with samples for its placeholders.
fn shown(text: &str, is_template: bool) -> String {
    if !is_template {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        match ch {
            '{' | '}' if chars.next_if_eq(&ch).is_some() => shown.push(ch),
            '{' => {
                let placeholder: String = chars.by_ref().take_while(|ch| *ch != '}').collect();
                shown.push_str(&sample(placeholder.split(':').next().unwrap_or_default().trim()));
            }
            _ => shown.push(ch),
        }
    }
    shown
}

/// The last words of names of numbers.
const NUMBERS: [&str; 24] = [
    "amount", "attempt", "attempts", "bytes", "column", "count", "index", "left", "len", "length", "limit", "line",
    "max", "maximum", "min", "minimum", "minutes", "number", "offset", "position", "seconds", "size", "status",
    "total",
];

/// A value of a field: a number if the name says so, or else `some-order-id` for `order_id`.
fn sample(name: &str) -> String {
    let words = words(name).to_lowercase();
    let last = words.rsplit(' ').next().unwrap_or_default();
    if NUMBERS.contains(&last) {
        return "3".to_owned();
    }
    if words.bytes().all(|byte| byte.is_ascii_digit()) {
        return "some-value".to_owned();
    }
    format!("some-{}", words.replace(' ', "-"))
}

/// The error in one line: the first paragraph of its documentation, or else a message that is a sentence, or else the words of
/// its code.
pub(super) fn headline(spec: &ErrorSpec) -> String {
    let summary = spec.docs.split("\n\n").next().filter(|paragraph| !paragraph.starts_with('#')).unwrap_or_default();
    let summary = summary.split_whitespace().collect::<Vec<_>>().join(" ");
    if !summary.is_empty() {
        return summary;
    }
    let dynamic = spec.dynamic;
    let is_sentence = match (dynamic.has(Dynamic::DISPLAY), dynamic.has(Dynamic::WRITTEN)) {
        (true, _) => !spec.message.is_empty() && template::count(spec.message) == 0,
        (false, is_written) => is_written && !dynamic.has(Dynamic::MESSAGE),
    };
    if is_sentence { message(spec) } else { words(spec.code) }
}

/// `card_declined` and `cardDeclined` as `Card declined`.
fn words(code: &str) -> String {
    let mut words = String::with_capacity(code.len());
    let mut chars = code.chars().peekable();
    let mut previous = ' ';
    while let Some(ch) = chars.next() {
        let next_is_lower = chars.peek().is_some_and(|next| next.is_lowercase());
        let starts = ch.is_uppercase()
            && (previous.is_lowercase() || previous.is_numeric() || (previous.is_uppercase() && next_is_lower));
        if (starts || !ch.is_alphanumeric()) && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
        match ch {
            ch if !ch.is_alphanumeric() => {}
            ch if words.is_empty() => words.extend(ch.to_uppercase()),
            ch => words.extend(ch.to_lowercase()),
        }
        previous = ch;
    }
    words.trim_end().to_string()
}
