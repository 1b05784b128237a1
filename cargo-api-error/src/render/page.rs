//! Writes the Markdown page of a code.

use super::MARK;
use super::example::response;
use super::member::type_in_words;
use super::slugs::Slugs;
use super::varying::{message_row, retryable_row, status_row, type_row};
use super::words::{cell, fenced, retry, status, yes};
use crate::catalog::{Catalog, Entry, ErrorPath, Tombstone, Variant};

/// The page of a code.
pub fn entry_page(catalog: &Catalog, entry: &Entry, slugs: &Slugs) -> String {
    let mut page = format!("{MARK}\n# `{}`\n\n", entry.spec.code);
    page.push_str(&banner(entry, slugs));
    if let Some(summary) = &entry.summary {
        page.push_str(&format!("{summary}\n\n"));
    }
    page.push_str(&facts(entry));
    section(&mut page, "", entry.description.as_deref());
    section(&mut page, "Why it happens", entry.cause.as_deref());
    section(&mut page, "How to fix it", entry.fix.as_deref());
    section(&mut page, "Example", entry.example.as_deref());
    section(&mut page, "Response", Some(&fenced("http", &response(&catalog.body, entry))));
    section(&mut page, "Details", details(entry).as_deref());
    section(&mut page, "Retry advice", Some(&retry(entry)));
    section(&mut page, "Related codes", related(catalog, entry, slugs).as_deref());
    section(&mut page, "History", history(entry).as_deref());
    section(&mut page, "Emitted by", Some(&emitted(entry)));
    page
}

/// The page of a code that is gone: old clients' links still lead somewhere.
pub fn tombstone_page(stone: &Tombstone, slugs: &Slugs) -> String {
    let release = stone.removed_in.as_deref().map(|release| format!(" in {release}")).unwrap_or_default();
    let mut page =
        format!("{MARK}\n# `{}`\n\n> **Removed{release}.** No response carries this code any more.\n", stone.code);
    if let Some(code) = &stone.replaced_by {
        page.push_str(&format!("> Handle {} instead.\n", slugs.link(code)));
    }
    section(&mut page, "Why", stone.reason.as_deref());
    let last = format!("Last seen with status {} and type `{}`.", status(stone.status), stone.error_type);
    section(&mut page, "", Some(&last));
    page
}

fn section(page: &mut String, title: &str, body: Option<&str>) {
    let Some(body) = body.map(str::trim_end).filter(|body| !body.is_empty()) else { return };
    if !page.ends_with("\n\n") {
        page.push('\n');
    }
    if !title.is_empty() {
        page.push_str(&format!("## {title}\n\n"));
    }
    page.push_str(body);
    page.push('\n');
}

fn banner(entry: &Entry, slugs: &Slugs) -> String {
    let mut lines = Vec::new();
    if let Some(deprecated) = &entry.spec.deprecated {
        let since = deprecated.since.as_deref().map(|since| format!(" since {since}")).unwrap_or_default();
        lines.push(format!("**Deprecated{since}.**"));
        lines.extend(deprecated.note.clone());
    }
    if let Some(code) = &entry.spec.replaced_by {
        lines.push(format!("Handle {} instead.", slugs.link(code)));
    }
    if let Some(day) = &entry.spec.sunset {
        lines.push(format!("It may be removed on {day} or later."));
    }
    if entry.spec.unstable {
        lines.push("**Unstable**: this code may change without notice.".to_owned());
    }
    if lines.is_empty() { String::new() } else { format!("> {}\n\n", lines.join("\n> ")) }
}

fn facts(entry: &Entry) -> String {
    let mut rows = vec![
        ("Status", status_row(&entry.spec)),
        ("Type", type_row(&entry.spec, format!("`{}`", entry.spec.error_type))),
        ("Retryable", retryable_row(&entry.spec)),
    ];
    rows.extend(message_row(entry).map(|message| ("Message", cell(&message))));
    rows.extend(entry.spec.param.as_ref().map(|param| ("Parameter", format!("`{}`", cell(param.source())))));
    rows.extend(entry.spec.since.as_ref().map(|since| ("Since", cell(since))));
    rows.extend(entry.cfg.as_ref().map(|cfg| ("Only with", format!("`{}`", cell(&cfg.to_string())))));
    let rows: Vec<String> = rows.into_iter().map(|(name, value)| format!("| {name} | {value} |\n")).collect();
    format!("| | |\n|---|---|\n{}", rows.concat())
}

fn details(entry: &Entry) -> Option<String> {
    if entry.spec.details.is_empty() {
        return None;
    }
    let row = |detail: &api_error_syntax::DetailDef| {
        let (ty, meaning) = (type_in_words(&detail.member_type()), detail.description.as_deref().unwrap_or_default());
        format!("| `{}` | {ty} | {} | {} |\n", detail.name, yes(detail.required), cell(meaning))
    };
    Some(format!(
        "| Member | Type | Always present | Meaning |\n|---|---|---|---|\n{}",
        entry.spec.details.iter().map(row).collect::<String>()
    ))
}

/// Other codes of the same types, and the replacement first.
fn related(catalog: &Catalog, entry: &Entry, slugs: &Slugs) -> Option<String> {
    let types: Vec<ErrorPath> = entry.variants.iter().map(|variant| variant.path.type_path()).collect();
    let near = |other: &&Entry| {
        other.spec.code != entry.spec.code
            && other.variants.iter().any(|variant| types.contains(&variant.path.type_path()))
    };
    let codes = entry.spec.replaced_by.iter().filter(|code| catalog.get(code).is_some());
    let others = catalog.errors.iter().filter(near).map(|other| &other.spec.code);
    let mut links: Vec<String> = codes.chain(others).map(|code| format!("- {}", slugs.link(code))).collect();
    links.dedup();
    links.truncate(10);
    if links.is_empty() { None } else { Some(links.join("\n")) }
}

fn history(entry: &Entry) -> Option<String> {
    let mut lines = Vec::new();
    lines.extend(entry.spec.since.as_ref().map(|since| format!("- added in {since}")));
    if let Some(deprecated) = &entry.spec.deprecated {
        lines.push(
            deprecated.since.as_ref().map_or("- deprecated".to_owned(), |since| format!("- deprecated in {since}")),
        );
    }
    lines.extend(entry.spec.aliases.iter().map(|alias| format!("- formerly `{alias}`")));
    if lines.is_empty() { None } else { Some(lines.join("\n")) }
}

fn emitted(entry: &Entry) -> String {
    let line = |variant: &Variant| {
        let file = variant.source.as_ref().map(|source| format!(" in `{}`", source.file)).unwrap_or_default();
        let cfg = variant.cfg.as_ref().map(|cfg| format!(", only with `{cfg}`")).unwrap_or_default();
        format!("- `{}`{file}{cfg}\n", variant.path)
    };
    entry.variants.iter().map(line).collect()
}
