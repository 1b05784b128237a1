//! Writes the catalog as a table, for terminals and for Markdown.

use rayon::prelude::*;

use super::page::link;
use super::templates::yes;
use crate::catalog::Entry;
use crate::markdown::{cell, code, harmless};
use crate::reference::unnamed::{PATTERN, meaning_of_unnamed};
use crate::reference::words::{headline, reason, status};
use crate::reference::{CodePage, Reference};

/// Columns aligned with spaces, the longest text last.
pub fn table<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> String {
    let head = ["CODE", "STATUS", "TYPE", "RETRY", "MEANING"].map(str::to_owned);
    let entries: Vec<&Entry> = entries.into_iter().collect();
    let row = |entry: &Entry| {
        let mark = mark(entry.spec.deprecated.is_some(), entry.is_built_in());
        [
            entry.spec.code.clone(),
            or_other(entry.spec.status.to_string(), entry.spec.status_from.is_some()),
            entry.spec.error_type.clone(),
            yes(entry.spec.retryable).to_owned(),
            format!("{}{mark}", headline(entry)).split_whitespace().collect::<Vec<_>>().join(" "),
        ]
    };
    let mut rows = vec![head];
    rows.par_extend(named(&entries).collect::<Vec<_>>().into_par_iter().map(row));
    rows.extend(unnamed(&entries).map(|meaning| [PATTERN, "any", "any", "any", &meaning].map(str::to_owned)));
    let mut widths = [0_usize; 5];
    for row in &rows {
        for (width, text) in widths.iter_mut().zip(row) {
            *width = (*width).max(text.chars().count());
        }
    }
    let line = |row: &[String; 5]| {
        let cells = row.iter().zip(widths).map(|(text, width)| format!("{text:width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    rows.par_iter().map(line).collect()
}

/// A Markdown table.
pub fn markdown_table<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> String {
    let entries: Vec<&Entry> = entries.into_iter().collect();
    let rows = named(&entries).map(|entry| {
        let spec = &entry.spec;
        let status = or_other(status(spec.status), spec.status_from.is_some());
        let mark = mark(spec.deprecated.is_some(), entry.is_built_in());
        row([
            &code(&spec.code),
            &status,
            &code(&spec.error_type),
            yes(spec.retryable),
            &(harmless(&headline(entry)) + mark),
        ])
    });
    let unnamed = unnamed(&entries).map(|meaning| row([&code(PATTERN), "any", "any", "any", &meaning]));
    HEAD.to_owned() + &rows.chain(unnamed).collect::<String>()
}

/// The same with links to the pages beside it.
pub(super) fn reference_table(reference: &Reference) -> String {
    let rows = reference.codes.iter().map(|it: &CodePage| {
        let status = or_other(status(it.status.code), it.status_varies);
        // Customers do not know the package.
        let mark = mark(it.deprecated.is_some(), false);
        row([&link(&it.link), &status, &code(&it.error_type), yes(it.retryable), &(harmless(&it.link.headline) + mark)])
    });
    let unnamed = reference.unnamed_page().map(|it| row([&link(&it), "any", "any", "any", &it.headline]));
    HEAD.to_owned() + &rows.chain(unnamed).collect::<String>()
}

const HEAD: &str = "| Code | Status | Type | Retryable | Meaning |\n|---|---|---|---|---|\n";

fn row(cells: [&str; 5]) -> String {
    format!("| {} |\n", cells.map(cell).join(" | "))
}

/// A status, and whether a response can have another one.
fn or_other(status: String, varies: bool) -> String {
    if varies { status + " or other" } else { status }
}

/// What stands for the statuses without a name, which have one row.
fn unnamed(entries: &[&Entry]) -> Option<String> {
    let mut unnamed = entries.iter().filter(|entry| entry.is_unnamed_status());
    let example = unnamed.clone().find(|entry| reason(entry.spec.status).is_empty()).or(unnamed.next())?;
    Some(meaning_of_unnamed(&example.spec.code) + BUILT_IN)
}

fn named<'e>(entries: &[&'e Entry]) -> impl Iterator<Item = &'e Entry> {
    entries.iter().copied().filter(|entry| !entry.is_unnamed_status())
}

const BUILT_IN: &str = " (api-error)";

fn mark(is_deprecated: bool, is_built_in: bool) -> &'static str {
    match (is_deprecated, is_built_in) {
        (true, _) => " (deprecated)",
        (false, true) => BUILT_IN,
        (false, false) => "",
    }
}
