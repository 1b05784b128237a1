//! Writes what `explain` prints, for a terminal.

use super::page::status_of;
use super::table::table;
use super::templates::yes;
use crate::catalog::{Catalog, Entry, Tombstone, Variant};
use crate::explain::Forwarding;
use crate::reference::words::status;
use crate::reference::{Case, CodePage, Milestone, Status};

/// What there is to say about codes, with their pages for colleagues.
pub fn explain_entries(catalog: &Catalog, entries: &[&Entry], pages: &[CodePage]) -> String {
    let texts = entries.iter().zip(pages).map(|(entry, page)| explanation(catalog, entry, page));
    texts.collect::<Vec<_>>().join("\n")
}

fn explanation(catalog: &Catalog, entry: &Entry, page: &CodePage) -> String {
    let code = &entry.spec.code;
    let mut text = format!("{code}: {}\n\n", page.link.headline);
    for (name, value) in facts(entry, page) {
        text.push_str(&fact(name, &value));
    }
    for variant in &entry.variants {
        text.push_str(&fact("emitted by", &emitted(variant)));
    }
    let all = catalog.get(code).map(|whole| whole.variants.as_slice()).unwrap_or_default();
    let others = all.iter().filter(|other| entry.variants.iter().all(|shown| !shown.is_same(other)));
    for variant in others {
        text.push_str(&fact("also by", &emitted(variant)));
    }
    part(&mut text, "description", page.says.description.as_deref());
    part(&mut text, "cause", page.says.cause.as_deref());
    part(&mut text, "fix", page.says.fix.as_deref());
    part(&mut text, "example", page.says.example.as_deref());
    part(&mut text, "cases", Some(page.cases.iter().map(case).collect::<Vec<_>>().join("\n").as_str()));
    part(&mut text, "retry", Some(&page.retry));
    part(&mut text, "history", Some(&history(&page.history)));
    part(&mut text, "response", Some(&page.response.to_string()));
    let notes = page.internal.iter().flat_map(|internal| &internal.emitters).filter_map(|it| it.notes.as_deref());
    part(&mut text, "internal", Some(notes.collect::<Vec<_>>().join("\n\n").as_str()));
    text
}

/// What there is to say about a code that is gone.
pub fn explain_tombstone(catalog: &Catalog, stone: &Tombstone) -> String {
    let release = stone.removed_in.as_deref().map(|release| format!(" in {release}")).unwrap_or_default();
    let mut text = format!("{}: removed{release}, no response carries it any more\n\n", stone.code);
    text.push_str(&(fact("status", &status(stone.status)) + &fact("type", &stone.error_type)));
    let now = catalog.current(&stone.code);
    let rest = [
        ("instead", (now != stone.code).then_some(now)),
        ("reason", stone.reason.as_deref()),
        ("doc_url", stone.doc_url.as_deref()),
    ];
    for (name, value) in rest.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))) {
        text.push_str(&fact(name, value));
    }
    part(&mut text, "history", Some(&history(&Milestone::of_events(&stone.history))));
    text
}

fn history(milestones: &[Milestone]) -> String {
    milestones.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// The meaning of a status, and the codes that have it.
pub fn explain_status(number: u16, entries: &[&Entry]) -> String {
    format!("{}: {}\n\n{}", status(number), Status::of(number).meaning, table(entries.iter().copied()))
}

/// Where a variant forwards to, and the codes that can come from there.
pub fn explain_forwarding(it: &Forwarding<'_>) -> String {
    let mut text = format!("{}: forwards to `{}`\n\n", it.path.tail(2), it.ty);
    text.push_str(&fact("declared", &emitted(&it.site)));
    for target in &it.targets {
        text.push_str(&fact("sends", &format!("what `{target}` sends")));
    }
    if it.targets.is_empty() {
        let fact = "is not declared in the selected packages: the codes that come from there are not known";
        return format!("{text}\n`{}` {fact}.\n", it.ty);
    }
    for external in &it.external {
        text.push_str(&fact("and", &format!("what `{external}` sends, which the selected packages do not declare")));
    }
    format!("{text}\n{}", table(it.entries.iter().copied()))
}

fn fact(name: &str, value: &str) -> String {
    format!("  {name:<11}{value}\n")
}

fn facts(entry: &Entry, page: &CodePage) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("status", status_of(page)),
        ("type", page.error_type.clone() + page.type_note),
        ("retryable", yes(page.retryable).to_owned() + page.retryable_note),
    ];
    let deprecated = entry.spec.deprecated.as_ref().map(|deprecated| {
        let parts = [deprecated.since.as_ref().map(|since| format!("since {since}")), deprecated.note.clone()];
        let text = parts.into_iter().flatten().collect::<Vec<_>>().join(": ");
        if text.is_empty() { "yes".to_owned() } else { text }
    });
    let optional = [
        ("message", page.says.message.as_ref().map(|message| message.clone() + page.message_note)),
        ("param", page.says.param.clone()),
        ("doc_url", entry.spec.doc_url.clone()),
        ("since", entry.spec.since.clone()),
        ("deprecated", deprecated),
        ("instead", page.replaced_by.as_ref().map(|link| link.code.clone())),
        ("sunset", entry.spec.sunset.clone()),
        ("formerly", Some(entry.spec.aliases.join(", ")).filter(|aliases| !aliases.is_empty())),
        ("stability", entry.spec.unstable.then(|| "unstable".to_owned())),
        ("only with", entry.cfg.as_ref().map(ToString::to_string)),
    ];
    facts.extend(optional.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))));
    facts
}

/// What one of several variants says differently.
fn case(case: &Case) -> String {
    let details =
        case.details.as_ref().map(|names| if names.is_empty() { "none".to_owned() } else { names.join(", ") });
    let parts = [
        ("message", case.says.message.clone()),
        ("param", case.says.param.clone()),
        ("details", details),
        ("cause", case.says.cause.clone()),
        ("fix", case.says.fix.clone()),
        ("example", case.says.example.clone()),
    ];
    let mut lines = vec![case.variant.clone().unwrap_or_default()];
    lines.extend(case.says.summary.iter().chain(&case.says.description).cloned());
    lines.extend(parts.into_iter().filter_map(|(name, value)| value.map(|value| format!("{name}: {value}"))));
    lines.join("\n").replace('\n', "\n  ")
}

fn emitted(variant: &Variant) -> String {
    let Some(source) = &variant.source else { return variant.path.to_string() };
    match (source.line, source.column) {
        (Some(line), Some(column)) => format!("{} ({}:{line}:{column})", variant.path, source.file),
        _ => format!("{} ({})", variant.path, source.file),
    }
}

fn part(text: &mut String, title: &str, body: Option<&str>) {
    let Some(body) = body.filter(|body| !body.is_empty()) else { return };
    text.push_str(&format!("\n{title}\n"));
    for line in body.lines() {
        text.push_str(format!("  {line}").trim_end());
        text.push('\n');
    }
}
