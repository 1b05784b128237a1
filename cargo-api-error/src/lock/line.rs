//! One entry or tombstone in, one line of the lock out.

use serde_json::Value;

use crate::catalog::{Entry, RetryAfter, Tombstone};

/// `code status type member=value ..`, members in a fixed order, values in JSON.
#[must_use]
pub fn entry_line(entry: &Entry) -> String {
    let mut line = format!("{} {} {}", entry.code, entry.status, entry.error_type);
    flag(&mut line, "retryable", entry.retryable);
    match &entry.retry_after {
        Some(RetryAfter::Seconds(seconds)) => member(&mut line, "retry_after", &Value::from(*seconds)),
        Some(RetryAfter::Field(_)) => flag(&mut line, "retry_after", true),
        None => {}
    }
    text(&mut line, "param", entry.param.as_deref());
    text(&mut line, "doc_url", entry.doc_url.as_deref());
    let headers = entry.headers.iter().map(|header| optional(&header.name, header.required));
    list(&mut line, "headers", headers);
    let details = entry.details.iter();
    list(&mut line, "details", details.map(|it| format!("{}: {}", optional(&it.name, it.required), it.ty)));
    text(&mut line, "cfg", entry.cfg.as_deref());
    flag(&mut line, "unstable", entry.unstable);
    match &entry.deprecated {
        Some(deprecated) if deprecated.since.is_none() => flag(&mut line, "deprecated", true),
        Some(deprecated) => text(&mut line, "deprecated", deprecated.since.as_deref()),
        None => {}
    }
    text(&mut line, "sunset", entry.sunset.as_deref());
    text(&mut line, "replaced_by", entry.replaced_by.as_deref());
    list(&mut line, "aliases", entry.aliases.iter().cloned());
    let mut variants: Vec<String> = entry.variants.iter().map(|variant| variant.path.clone()).collect();
    variants.dedup();
    list(&mut line, "variants", variants.into_iter());
    line
}

/// `code removed status type member=value ..`
#[must_use]
pub fn tombstone_line(stone: &Tombstone) -> String {
    let mut line = format!("{} removed {} {}", stone.code, stone.status, stone.error_type);
    text(&mut line, "in", stone.removed_in.as_deref());
    text(&mut line, "reason", stone.reason.as_deref());
    text(&mut line, "replaced_by", stone.replaced_by.as_deref());
    text(&mut line, "doc_url", stone.doc_url.as_deref());
    line
}

fn optional(name: &str, required: bool) -> String {
    if required { name.to_owned() } else { format!("{name}?") }
}

fn flag(line: &mut String, name: &str, on: bool) {
    if on {
        line.push(' ');
        line.push_str(name);
    }
}

fn text(line: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        member(line, name, &Value::from(value));
    }
}

fn list(line: &mut String, name: &str, values: impl Iterator<Item = String>) {
    let values: Vec<Value> = values.map(Value::from).collect();
    if !values.is_empty() {
        member(line, name, &Value::from(values));
    }
}

fn member(line: &mut String, name: &str, value: &Value) {
    line.push(' ');
    line.push_str(name);
    line.push('=');
    line.push_str(&value.to_string());
}
