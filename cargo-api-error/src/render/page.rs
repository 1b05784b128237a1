//! Writes the pages of codes as Markdown.

use minijinja::value::Serde;
use minijinja::{Value, context};

use super::MARK;
use super::templates::filled;
use crate::failure::Failure;
use crate::markdown::{cell, code, harmless, plain};
use crate::reference::words::status;
use crate::reference::{
    Case, CodeLink, CodePage, FormerPage, Internal, Milestone, Reference, RemovedPage, Snippet, unnamed,
};

/// The page of a code.
pub fn code_page(page: &CodePage) -> Result<String, Failure> {
    code_page_with(page, &[], None)
}

/// The same with client code, and with where to get help.
pub(super) fn code_page_with(
    page: &CodePage,
    snippets: &[Snippet],
    support: Option<String>,
) -> Result<String, Failure> {
    let own = |part: fn(&Case) -> Option<&str>| by_case(&page.cases, part);
    let content = context! {
        mark => MARK,
        page => Value::from(Serde(page)),
        status => status_of(page),
        banner => banner(page).join("\n> "),
        cases => case_table(&page.cases).trim_end(),
        own => context! {
            description => own(|case| case.says.description.as_deref()),
            cause => own(|case| case.says.cause.as_deref()),
            fix => own(|case| case.says.fix.as_deref()),
            example => own(|case| case.says.example.as_deref()),
        },
        response => page.response.to_string(),
        history => history(&page.history),
        snippets => Value::from(Serde(snippets)),
        notes => page.internal.as_ref().map(notes),
        support,
    };
    filled("code.md", content)
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
    section(&mut page, "History", &history(&removed.history));
    section(&mut page, "", &format!("Last seen with status {last} and type {error_type}."));
    page
}

/// The page of a former code.
pub fn former_page(former: &FormerPage) -> String {
    format!("{}This code is now {}.\n", title(&former.link), link(&former.now))
}

/// The page of the statuses without a name, with the response of one.
pub(super) fn unnamed_page(
    reference: &Reference,
    example: &CodePage,
    support: Option<String>,
) -> Result<String, Failure> {
    let content = context! {
        mark => MARK,
        title => unnamed::TITLE,
        about => unnamed::ABOUT,
        codes => Value::from(Serde(&reference.unnamed)),
        response => example.response.to_string(),
        support,
    };
    filled("unnamed.md", content)
}

/// A page that leads to that of the statuses without a name.
pub(super) fn forward(from: &CodeLink, to: &CodeLink) -> String {
    format!("{}This code is on the page [{}]({}.md#{}).\n", title(from), unnamed::TITLE, to.slug, from.code)
}

/// A link to the page of a code.
pub(super) fn link(to: &CodeLink) -> String {
    format!("[{}]({}.md)", code(&to.code), to.slug)
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

fn banner(it: &CodePage) -> Vec<String> {
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
    lines
}

/// The status, and whether it can be another one.
pub(super) fn status_of(it: &CodePage) -> String {
    status(it.status.code) + if it.status_varies { ", or another one from 400 to 599" } else { "" }
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

/// An item for each change.
fn history(milestones: &[Milestone]) -> String {
    let item = |it: &Milestone| {
        let version = it.version.as_deref().map(|version| format!("{}: ", plain(version))).unwrap_or_default();
        format!("- {version}{}", harmless(&it.text))
    };
    milestones.iter().map(item).collect::<Vec<_>>().join("\n")
}

fn notes(internal: &Internal) -> String {
    let notes = internal.emitters.iter().filter_map(|emitter| Some((emitter, harmless(emitter.notes.as_deref()?))));
    let named = notes.map(|(emitter, notes)| match internal.emitters.len() {
        1 => notes,
        _ => format!("{}: {notes}", code(&emitter.path)),
    });
    named.collect::<Vec<_>>().join("\n\n")
}
