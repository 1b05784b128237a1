//! Writes the catalog as a table, for terminals and for Markdown.

use super::slug;
use super::words::{cell, headline, status, yes};
use crate::catalog::Catalog;

/// Columns aligned with spaces, the longest text last.
#[must_use]
pub fn table(catalog: &Catalog) -> String {
    let head = ["CODE", "STATUS", "TYPE", "RETRY", "MEANING"].map(str::to_owned);
    let rows = catalog.errors.iter().map(|entry| {
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

/// A Markdown table, optionally with links to the pages beside it.
#[must_use]
pub fn markdown_table(catalog: &Catalog, links: bool) -> String {
    let mut text = "| Code | Status | Type | Retryable | Meaning |\n|---|---|---|---|---|\n".to_owned();
    for entry in &catalog.errors {
        let code = if links {
            format!("[`{}`]({}.md)", entry.spec.code, slug(&entry.spec.code))
        } else {
            format!("`{}`", entry.spec.code)
        };
        let mark = if entry.spec.deprecated.is_some() { " (deprecated)" } else { "" };
        text.push_str(&format!(
            "| {code} | {} | `{}` | {} | {}{mark} |\n",
            status(entry.spec.status),
            entry.spec.error_type,
            yes(entry.spec.retryable),
            cell(&headline(entry)),
        ));
    }
    text
}
