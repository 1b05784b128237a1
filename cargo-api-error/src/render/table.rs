//! Writes the catalog as a table, for terminals and for Markdown.

use super::slugs::Slugs;
use super::varying::status_column;
use super::words::{cell, headline, status, yes};
use crate::catalog::{Catalog, Entry};

/// Columns aligned with spaces, the longest text last.
pub fn table(catalog: &Catalog) -> String {
    let head = ["CODE", "STATUS", "TYPE", "RETRY", "MEANING"].map(str::to_owned);
    let rows = named(catalog).map(|entry| {
        let mark = mark(entry);
        [
            entry.spec.code.clone(),
            status_column(&entry.spec, entry.spec.status.to_string()),
            entry.spec.error_type.clone(),
            yes(entry.spec.retryable).to_owned(),
            format!("{}{mark}", headline(entry)).split_whitespace().collect::<Vec<_>>().join(" "),
        ]
    });
    let unnamed = unnamed(catalog).map(|meaning| [UNNAMED, "any", "any", "any", &meaning].map(str::to_owned));
    let rows: Vec<[String; 5]> = std::iter::once(head).chain(rows).chain(unnamed).collect();
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

/// A Markdown table, with links to the pages beside it when asked.
pub fn markdown_table(catalog: &Catalog, links: Option<&Slugs>) -> String {
    let mut text = "| Code | Status | Type | Retryable | Meaning |\n|---|---|---|---|---|\n".to_owned();
    for entry in named(catalog) {
        let code = links.map_or_else(|| format!("`{}`", entry.spec.code), |slugs| slugs.link(&entry.spec.code));
        let mark = mark(entry);
        text.push_str(&format!(
            "| {code} | {} | `{}` | {} | {}{mark} |\n",
            status_column(&entry.spec, status(entry.spec.status)),
            entry.spec.error_type,
            yes(entry.spec.retryable),
            cell(&headline(entry)),
        ));
    }
    if let Some(meaning) = unnamed(catalog) {
        text.push_str(&format!("| `{UNNAMED}` | any | any | any | {meaning} |\n"));
    }
    text
}

/// The codes of statuses without a name, which have one row.
const UNNAMED: &str = "http_{status}";

fn unnamed(catalog: &Catalog) -> Option<String> {
    let first = catalog.errors.iter().find(|entry| entry.is_unnamed_status())?;
    Some(format!("a status without a name of its own, as in `{}` (api-error)", first.spec.code))
}

fn named(catalog: &Catalog) -> impl Iterator<Item = &Entry> {
    catalog.errors.iter().filter(|entry| !entry.is_unnamed_status())
}

fn mark(entry: &Entry) -> &'static str {
    match (&entry.spec.deprecated, entry.is_built_in()) {
        (Some(_), _) => " (deprecated)",
        (None, true) => " (api-error)",
        (None, false) => "",
    }
}
