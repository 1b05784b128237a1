//! What the public text and `details` reveal, and whether clients can use it.

use std::collections::{BTreeMap, BTreeSet};

use api_error_syntax::{Placeholder, Template};

use super::lint::{BASE, Check, Lint};
use super::subject::{Declared, Hit, Subject};
use crate::levels::Level;
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint {
        id: RuleId::DebugInMessage,
        summary: "a public message prints a field with `{:?}`",
        message: "message of `{code}` prints `{field}` with `{{:?}}`",
        help: "print it without `:?`",
        why: "Debug output shows quotes, escapes and Rust names to the public, and changes with the type.",
        check: Check::Source(debug_in_message),
        ..BASE
    },
    Lint {
        id: RuleId::InternalLeak5xx,
        summary: "a 5xx message contains run-time text",
        message: "message of `{code}` publishes run-time text with status {status}",
        help: "write a fixed message; the run-time text goes to the log anyway",
        why: "Details of a failure inside the server help attackers, and clients cannot use them.",
        check: Check::Source(|subject| {
            let leaks = subject.specs().filter(|it| it.spec.status >= 500 && it.spec.has_dynamic_message());
            leaks.map(|it| it.hit().with("status", it.spec.status)).collect()
        }),
        ..BASE
    },
    Lint {
        id: RuleId::PlaceholderWithoutDetail,
        level: Level::Allow,
        summary: "the message shows a value that is not under `details`; off by default",
        message: "message of `{code}` shows `{field}`, which is not under `details`",
        help: "add `#[api_error(detail)]` to the field",
        why: "Clients that need the value will parse the text. AIP-193: it must be in the metadata.",
        check: Check::Source(placeholder_without_detail),
        ..BASE
    },
    Lint {
        id: RuleId::InconsistentDetailNames,
        summary: "one detail has two spellings in different codes",
        message: "detail `{detail}` of `{code}` has the spelling `{other}` elsewhere",
        help: "use one spelling",
        why: "Clients write one reader for a value, not one per spelling.",
        check: Check::Source(inconsistent_detail_names),
        ..BASE
    },
];

fn debug_in_message(subject: &Subject<'_>) -> Vec<Hit> {
    let debug = |it: Declared<'_>| {
        let placeholder = it.spec.message.as_ref()?.placeholders().find(|shown| shown.spec.ends_with('?'))?;
        Some(it.hit().with("field", &placeholder.name))
    };
    subject.specs().filter_map(debug).collect()
}

fn placeholder_without_detail(subject: &Subject<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for it in subject.specs() {
        let shown = it.spec.message.iter().flat_map(Template::placeholders);
        let backed = |shown: &&Placeholder| it.spec.details.iter().any(|detail| Some(detail.field) == shown.field);
        let names: BTreeSet<&str> = shown.filter(|shown| !backed(shown)).map(|shown| shown.name.as_str()).collect();
        hits.extend(names.into_iter().map(|name| it.hit().with("field", name)));
    }
    hits
}

fn inconsistent_detail_names(subject: &Subject<'_>) -> Vec<Hit> {
    let mut spellings: BTreeMap<String, (&str, Declared<'_>)> = BTreeMap::new();
    let mut hits = Vec::new();
    for it in subject.specs() {
        for detail in &it.spec.details {
            let letters: String = detail.name.chars().filter(char::is_ascii_alphanumeric).collect();
            let (first, other) = *spellings.entry(letters.to_ascii_lowercase()).or_insert((&detail.name, it));
            if first != detail.name {
                hits.push(Hit {
                    other: Some(other.site),
                    ..it.hit().with("detail", &detail.name).with("other", first)
                });
            }
        }
    }
    hits
}
