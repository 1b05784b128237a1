//! Writes what `explain` prints about a code.

use super::example::response;
use super::varying::{message_row, retryable_row, status_row, type_row};
use super::words::{headline, retry, status};
use crate::catalog::{Body, Entry, Tombstone, Variant};

/// What there is to say about a code, for a terminal.
pub fn explain_entry(body: &Body, entry: &Entry) -> String {
    let mut text = format!("{}: {}\n\n", entry.spec.code, headline(entry));
    for (name, value) in facts(entry) {
        text.push_str(&format!("  {name:<11}{value}\n"));
    }
    for variant in &entry.variants {
        text.push_str(&format!("  {:<11}{}\n", "emitted by", emitted(variant)));
    }
    part(&mut text, "description", entry.description.as_deref());
    part(&mut text, "cause", entry.cause.as_deref());
    part(&mut text, "fix", entry.fix.as_deref());
    part(&mut text, "example", entry.example.as_deref());
    part(&mut text, "retry", Some(&retry(entry)));
    part(&mut text, "response", Some(&response(body, entry)));
    text
}

/// What there is to say about a code that is gone.
pub fn explain_tombstone(stone: &Tombstone) -> String {
    let release = stone.removed_in.as_deref().map(|release| format!(" in {release}")).unwrap_or_default();
    let mut text = format!("{}: removed{release}, no response carries it any more\n\n", stone.code);
    text.push_str(&format!("  {:<11}{}\n  {:<11}{}\n", "status", status(stone.status), "type", stone.error_type));
    let rest = [("instead", &stone.replaced_by), ("reason", &stone.reason), ("doc_url", &stone.doc_url)];
    for (name, value) in rest.into_iter().filter_map(|(name, value)| value.as_ref().map(|value| (name, value))) {
        text.push_str(&format!("  {name:<11}{value}\n"));
    }
    text
}

fn facts(entry: &Entry) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("status", status_row(&entry.spec)),
        ("type", type_row(&entry.spec, entry.spec.error_type.clone())),
        ("retryable", retryable_row(&entry.spec)),
    ];
    let deprecated = entry.spec.deprecated.as_ref().map(|deprecated| {
        let parts = [deprecated.since.as_ref().map(|since| format!("since {since}")), deprecated.note.clone()];
        let text = parts.into_iter().flatten().collect::<Vec<_>>().join(": ");
        if text.is_empty() { "yes".to_owned() } else { text }
    });
    let optional = [
        ("message", message_row(entry)),
        ("param", entry.spec.param.as_ref().map(ToString::to_string)),
        ("doc_url", entry.spec.doc_url.clone()),
        ("since", entry.spec.since.clone()),
        ("deprecated", deprecated),
        ("instead", entry.spec.replaced_by.clone()),
        ("sunset", entry.spec.sunset.clone()),
        ("formerly", Some(entry.spec.aliases.join(", ")).filter(|aliases| !aliases.is_empty())),
        ("stability", entry.spec.unstable.then(|| "unstable".to_owned())),
        ("only with", entry.cfg.as_ref().map(ToString::to_string)),
    ];
    facts.extend(optional.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))));
    facts
}

fn emitted(variant: &Variant) -> String {
    let Some(source) = &variant.source else { return variant.path.to_string() };
    match (source.line, source.column) {
        (Some(line), Some(column)) => format!("{} ({}:{line}:{column})", variant.path, source.file),
        _ => format!("{} ({})", variant.path, source.file),
    }
}

fn part(text: &mut String, title: &str, body: Option<&str>) {
    let Some(body) = body else { return };
    text.push_str(&format!("\n{title}\n"));
    for line in body.lines() {
        text.push_str(format!("  {line}").trim_end());
        text.push('\n');
    }
}
