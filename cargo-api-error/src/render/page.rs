//! Writes the pages of codes as Markdown.

use super::MARK;
use crate::markdown::{cell, code, fenced, harmless, plain};
use crate::reference::words::status;
use crate::reference::{Case, CodeLink, CodePage, Detail, Emitter, FormerPage, Internal, Operation, RemovedPage};

/// The page of a code.
pub fn code_page(code_page: &CodePage) -> String {
    let it = code_page;
    let mut page = title(&it.link);
    page.push_str(&banner(it));
    match &it.says.summary {
        Some(summary) => page.push_str(&format!("{}\n\n", harmless(summary))),
        None => page.push_str(&format!("This code stands for {} cases.\n\n", it.cases.len())),
    }
    page.push_str(&facts(it));
    section(&mut page, "", &prose(it.says.description.as_deref()));
    section(&mut page, "Cases", &case_table(&it.cases));
    for (title, shared, own) in [
        ("Description", None, by_case(&it.cases, |case| case.says.description.as_deref())),
        ("Why it happens", it.says.cause.as_deref(), by_case(&it.cases, |case| case.says.cause.as_deref())),
        ("How to fix it", it.says.fix.as_deref(), by_case(&it.cases, |case| case.says.fix.as_deref())),
        ("Example", it.says.example.as_deref(), by_case(&it.cases, |case| case.says.example.as_deref())),
    ] {
        section(&mut page, title, &shared.map_or(own, harmless));
    }
    section(&mut page, "Response", &fenced("http", &it.response.to_string()));
    section(&mut page, "Details", &details(&it.details));
    section(&mut page, "Retry advice", &it.retry);
    section(&mut page, "Operations", &it.operations.iter().map(operation).collect::<String>());
    section(&mut page, "Related codes", &related(&it.related));
    section(&mut page, "History", &history(it));
    if let Some(internal) = &it.internal {
        section(&mut page, "Emitted by", &internal.emitters.iter().map(emitter).collect::<String>());
        section(&mut page, "Internal", &notes(internal));
    }
    page
}

/// The page of a code that is gone.
pub fn removed_page(removed: &RemovedPage) -> String {
    let release = removed.removed_in.as_deref().map(|release| format!(" in {}", plain(release))).unwrap_or_default();
    let mut page = title(&removed.link);
    page.push_str(&format!("> **Removed{release}.** No response carries this code any more.\n"));
    if let Some(code) = &removed.replaced_by {
        page.push_str(&format!("> Handle {} instead.\n", link(code)));
    }
    section(&mut page, "Why", &removed.reason.as_deref().map(plain).unwrap_or_default());
    let (last, error_type) = (status(removed.status.code), code(&removed.error_type));
    section(&mut page, "", &format!("Last seen with status {last} and type {error_type}."));
    page
}

/// The page of a former code.
pub fn former_page(former: &FormerPage) -> String {
    format!("{}This code is now {}.\n", title(&former.link), link(&former.now))
}

/// A link to the page of a code.
pub(super) fn link(to: &CodeLink) -> String {
    format!("[{}]({}.md)", code(&to.code), to.slug)
}

pub(super) fn yes(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

pub(super) fn title(link: &CodeLink) -> String {
    format!("{MARK}\n# {}\n\n", code(&link.code))
}

/// Adds a section, unless there is nothing in it.
fn section(page: &mut String, title: &str, body: &str) {
    let body = body.trim_end();
    if body.is_empty() {
        return;
    }
    if !page.ends_with("\n\n") {
        page.push('\n');
    }
    if !title.is_empty() {
        page.push_str(&format!("## {title}\n\n"));
    }
    page.push_str(body);
    page.push('\n');
}

fn prose(markdown: Option<&str>) -> String {
    markdown.map(harmless).unwrap_or_default()
}

fn banner(it: &CodePage) -> String {
    let mut lines = Vec::new();
    if let Some(deprecated) = &it.deprecated {
        let since = deprecated.since.as_deref().map(|since| format!(" since {}", plain(since))).unwrap_or_default();
        lines.push(format!("**Deprecated{since}.**"));
        lines.extend(
            deprecated.note.as_deref().map(|note| harmless(&note.split_whitespace().collect::<Vec<_>>().join(" "))),
        );
    }
    if let Some(code) = &it.replaced_by {
        lines.push(format!("Handle {} instead.", link(code)));
    }
    if let Some(day) = &it.sunset {
        lines.push(format!("It may be removed on {day} or later."));
    }
    if it.unstable {
        lines.push("**Unstable**: this code may change without notice.".to_owned());
    }
    if lines.is_empty() { String::new() } else { format!("> {}\n\n", lines.join("\n> ")) }
}

/// The status, and whether it can be another one.
pub(super) fn status_of(it: &CodePage) -> String {
    status(it.status.code) + if it.status_varies { ", or another one from 400 to 599" } else { "" }
}

fn facts(it: &CodePage) -> String {
    let mut rows = vec![
        ("Status", status_of(it)),
        ("Type", code(&it.error_type) + it.type_note),
        ("Retryable", yes(it.retryable).to_owned() + it.retryable_note),
    ];
    rows.extend(it.says.message.as_deref().map(|message| ("Message", plain(message) + it.message_note)));
    rows.extend(it.says.param.as_deref().map(|param| ("Parameter", code(param))));
    rows.extend(it.since.as_deref().map(|since| ("Since", plain(since))));
    let cfg = it.internal.as_ref().and_then(|internal| internal.cfg.as_deref());
    rows.extend(cfg.map(|cfg| ("Only with", code(cfg))));
    let rows: Vec<String> = rows.into_iter().map(|(name, value)| format!("| {name} | {} |\n", cell(&value))).collect();
    format!("| | |\n|---|---|\n{}", rows.concat())
}

/// A row per case, with the columns in which they differ.
fn case_table(cases: &[Case]) -> String {
    type Column = (&'static str, fn(&Case) -> Option<String>);
    const COLUMNS: [Column; 5] = [
        ("Meaning", |case| case.says.summary.as_deref().map(harmless)),
        ("Message", |case| case.says.message.as_deref().map(plain)),
        ("Parameter", |case| case.says.param.as_deref().map(code)),
        ("Details", |case| {
            let names = case.details.as_ref()?.iter().map(|name| code(name));
            Some(names.collect::<Vec<_>>().join(", "))
        }),
        ("Variant", |case| case.variant.as_deref().map(code)),
    ];
    let used: Vec<Column> = COLUMNS.into_iter().filter(|(_, part)| cases.iter().any(|it| part(it).is_some())).collect();
    if used.is_empty() {
        return String::new();
    }
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let head = line(used.iter().map(|(name, _)| (*name).to_owned()).collect());
    let rows =
        cases.iter().map(|case| line(used.iter().map(|(_, part)| cell(&part(case).unwrap_or_default())).collect()));
    format!("{head}|{}\n{}", "---|".repeat(used.len()), rows.collect::<String>())
}

/// A text of each case that has one, after the meaning or message of the case.
fn by_case(cases: &[Case], part: fn(&Case) -> Option<&str>) -> String {
    let mut texts: Vec<String> = Vec::new();
    for (case, text) in cases.iter().filter_map(|case| Some((case, harmless(part(case)?)))) {
        let summary = case.says.summary.as_deref().map(harmless);
        let name = summary.or_else(|| case.says.message.as_deref().map(plain)).map(|name| format!("**{name}**\n\n"));
        let text = format!("{}{text}", name.unwrap_or_default());
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.join("\n\n")
}

fn details(details: &[Detail]) -> String {
    if details.is_empty() {
        return String::new();
    }
    let has_rust = details.iter().any(|it| it.rust_type.is_some());
    let row = |it: &Detail| {
        let rust = it.rust_type.as_deref().map(|ty| format!(" {} |", cell(&code(ty)))).unwrap_or_default();
        let meaning = it.meaning.as_deref().map(harmless).unwrap_or_default();
        format!("| {} | {} |{rust} {} | {} |\n", cell(&code(&it.name)), it.ty, yes(it.required), cell(&meaning))
    };
    let (rust, dashes) = if has_rust { (" Rust type |", "---|") } else { ("", "") };
    let head = format!("| Member | Type |{rust} Always present | Meaning |\n|---|---|{dashes}---|---|\n");
    head + &details.iter().map(row).collect::<String>()
}

fn operation(operation: &Operation) -> String {
    let summary = operation.summary.as_deref().map(|summary| format!(": {}", plain(summary))).unwrap_or_default();
    format!("- {}{summary}\n", code(&format!("{} {}", operation.method, operation.path)))
}

fn related(related: &[CodeLink]) -> String {
    let line = |it: &CodeLink| format!("- {}: {}\n", link(it), harmless(&it.headline));
    related.iter().map(line).collect()
}

fn history(it: &CodePage) -> String {
    let mut lines = Vec::new();
    lines.extend(it.since.as_deref().map(|since| format!("- added in {}", plain(since))));
    if let Some(deprecated) = &it.deprecated {
        let since = deprecated.since.as_deref();
        lines.push(since.map_or("- deprecated".to_owned(), |since| format!("- deprecated in {}", plain(since))));
    }
    lines.extend(it.aliases.iter().map(|alias| format!("- formerly {}", code(alias))));
    lines.join("\n")
}

fn emitter(emitter: &Emitter) -> String {
    let file = emitter.file.as_deref().map(|file| format!(" in {}", code(file))).unwrap_or_default();
    let cfg = emitter.cfg.as_deref().map(|cfg| format!(", only with {}", code(cfg))).unwrap_or_default();
    format!("- {}{file}{cfg}\n", code(&emitter.path))
}

fn notes(internal: &Internal) -> String {
    let notes = internal.emitters.iter().filter_map(|emitter| Some((emitter, harmless(emitter.notes.as_deref()?))));
    let named = notes.map(|(emitter, notes)| match internal.emitters.len() {
        1 => notes,
        _ => format!("{}: {notes}", code(&emitter.path)),
    });
    named.collect::<Vec<_>>().join("\n\n")
}
