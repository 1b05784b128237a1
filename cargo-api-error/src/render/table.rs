//! Writes the catalog as a table, for terminals and for Markdown.

use super::page::{link, yes};
use crate::catalog::{Catalog, Entry};
use crate::markdown::{cell, code, harmless};
use crate::reference::Reference;
use crate::reference::words::{headline, status};

/// Columns aligned with spaces, the longest text last.
pub fn table(catalog: &Catalog) -> String {
    table_of(&catalog.errors)
}

/// The same of some codes.
pub(super) fn table_of<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> String {
    let head = ["CODE", "STATUS", "TYPE", "RETRY", "MEANING"].map(str::to_owned);
    let rows = entries.into_iter().map(|entry| {
        let mark = if entry.spec.deprecated.is_some() { " (deprecated)" } else { "" };
        [
            entry.spec.code.clone(),
            entry.spec.status.to_string(),
            entry.spec.error_type.clone(),
            yes(entry.spec.retryable).to_owned(),
            format!("{}{mark}", headline(entry)).split_whitespace().collect::<Vec<_>>().join(" "),
        ]
    });
    let rows: Vec<[String; 5]> = std::iter::once(head).chain(rows).collect();
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
    rows.iter().map(line).collect()
}

/// A Markdown table.
pub fn markdown_table(catalog: &Catalog) -> String {
    markdown_table_of(&catalog.errors)
}

/// The same of some codes.
pub(crate) fn markdown_table_of<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> String {
    let rows = entries.into_iter().map(|entry| {
        let spec = &entry.spec;
        row(
            &code(&spec.code),
            spec.status,
            &spec.error_type,
            spec.retryable,
            &headline(entry),
            spec.deprecated.is_some(),
        )
    });
    HEAD.to_owned() + &rows.collect::<String>()
}

/// The same with links to the pages beside it.
pub(super) fn reference_table(reference: &Reference) -> String {
    let rows = reference.codes.iter().map(|it| {
        let code = link(&it.link);
        row(&code, it.status.code, &it.error_type, it.retryable, &it.link.headline, it.deprecated.is_some())
    });
    HEAD.to_owned() + &rows.collect::<String>()
}

const HEAD: &str = "| Code | Status | Type | Retryable | Meaning |\n|---|---|---|---|---|\n";

fn row(name: &str, number: u16, error_type: &str, retryable: bool, meaning: &str, deprecated: bool) -> String {
    let mark = if deprecated { " (deprecated)" } else { "" };
    let error_type = code(error_type);
    let cells = [name, &status(number), &error_type, yes(retryable), &format!("{}{mark}", harmless(meaning))];
    format!("| {} |\n", cells.map(cell).join(" | "))
}
