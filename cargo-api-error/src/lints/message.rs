//! Lints about the public text and `details`: what they reveal, and whether clients can use them.

use std::collections::{BTreeMap, BTreeSet};

use api_error_syntax::{Placeholder, Template};

use super::{Declared, Hit, Lint, Subject};
use crate::finding::Level;
use crate::location::Location;
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint::new(RuleId::DebugInMessage, Level::Warning, debug_in_message)
        .summary("a public message prints a field with `{:?}`")
        .message("message of `{code}` prints `{field}` with `{{:?}}`")
        .help("remove `:?`")
        .why("Debug output has quotes, escapes and Rust names, and changes with the type."),
    Lint::new(RuleId::InternalLeak5xx, Level::Warning, internal_leak)
        .summary("a 5xx message contains run-time text, and no reason is written")
        .message("message of `{code}` publishes run-time text with status {status}")
        .help("write a fixed message, as the log has the run-time text anyway; or say why clients may see it: `expose = \"reason\"`")
        .why("Internal failures help attackers, not clients."),
    Lint::new(RuleId::PlaceholderWithoutDetail, Level::Allow, placeholder_without_detail)
        .summary("the message shows a value that is not in `details`; off by default")
        .message("message of `{code}` shows `{field}`, which is not in `details`")
        .help("put `#[api_error(detail)]` on the field")
        .why("Clients that need the value will parse the message. AIP-193: it must be in the metadata."),
    Lint::new(RuleId::InconsistentDetailNames, Level::Warning, inconsistent_detail_names)
        .summary("a detail is spelled in two ways")
        .message("detail `{detail}` of `{code}` is spelled `{other}` elsewhere")
        .help("use one spelling")
        .why("Clients should need one name for one value."),
    Lint::new(RuleId::DetailCollision, Level::Error, detail_collision)
        .summary("a detail has the name of a member that the shape of the body writes beside `..details`")
        .message("detail `{detail}` of `{code}` never reaches a client: `{shape}` has a member of that name beside `..details`")
        .help("give it another name: `detail = \"..\"` on the field")
        .why("The body would have the member twice, so the detail is left out."),
];

fn debug_in_message(subject: &Subject<'_>) -> Vec<Hit> {
    let debug = |it: Declared<'_>| {
        let placeholder =
            it.spec.message.as_ref()?.placeholders().find(|placeholder| placeholder.spec.ends_with('?'))?;
        Some(it.hit().with("field", &placeholder.name))
    };
    subject.specs().filter_map(debug).collect()
}

fn internal_leak(subject: &Subject<'_>) -> Vec<Hit> {
    let leaks = |it: &Declared<'_>| it.spec.expose && it.spec.expose_reason.is_none();
    let status = |status: u16| if status < 500 { "5xx".to_owned() } else { status.to_string() };
    subject.specs().filter(leaks).map(|it| it.hit().with("status", status(it.spec.status))).collect()
}

fn placeholder_without_detail(subject: &Subject<'_>) -> Vec<Hit> {
    let hits = subject.specs().flat_map(|it| {
        let shown = it.spec.message.iter().flat_map(Template::placeholders);
        let backed = |shown: &&Placeholder| it.spec.details.iter().any(|detail| Some(detail.field) == shown.field);
        let names: BTreeSet<&str> = shown.filter(|shown| !backed(shown)).map(|shown| shown.name.as_str()).collect();
        names.into_iter().map(move |name| it.hit().with("field", name))
    });
    hits.collect()
}

fn inconsistent_detail_names(subject: &Subject<'_>) -> Vec<Hit> {
    let mut first: BTreeMap<String, (String, Location)> = BTreeMap::new();
    let mut hits = Vec::new();
    for it in subject.specs() {
        for detail in &it.spec.details {
            let key: String = detail.name.chars().filter(char::is_ascii_alphanumeric).collect();
            let (spelling, place) = first
                .entry(key.to_ascii_lowercase())
                .or_insert_with(|| (detail.name.clone(), it.place.location.clone()));
            if *spelling != detail.name {
                hits.push(it.hit().with("detail", &detail.name).with("other", spelling).beside(place));
            }
        }
    }
    hits
}

fn detail_collision(subject: &Subject<'_>) -> Vec<Hit> {
    let body = &subject.catalog.body;
    let taken = body.beside_details();
    let hits = subject.specs().flat_map(|it| {
        let hidden = it.spec.details.iter().filter(|detail| taken.contains(detail.name.as_str()));
        hidden.map(move |detail| it.hit().with("detail", &detail.name).with("shape", &body.shape))
    });
    hits.collect()
}
