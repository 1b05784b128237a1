//! A code, a variant's path, an address or a response body in; the entry it is about out.

mod query;

use crate::catalog::{Catalog, Entry, Tombstone};
use crate::suggest;

pub use query::Query;

/// What a query found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<'a> {
    /// Living codes: one, unless the end of a path fits several variants.
    Entries(Vec<&'a Entry>),
    /// A former code of a living one.
    Alias(String, &'a Entry),
    /// A code that is gone.
    Gone(&'a Tombstone),
    /// Nothing, and what is close.
    Unknown {
        /// What was looked for, as understood.
        sought: String,
        /// What is close, best first.
        close: Vec<String>,
    },
}

/// Looks a query up.
#[must_use]
pub fn answer<'a>(catalog: &'a Catalog, query: &Query) -> Answer<'a> {
    match query {
        Query::Code(code) => by_code(catalog, code).unwrap_or_else(|| unknown(catalog, code)),
        Query::Path(path) => by_path(catalog, path).unwrap_or_else(|| unknown_path(catalog, path)),
        Query::Url(url) => by_url(catalog, url).unwrap_or_else(|| unknown(catalog, query::last_segment(url))),
    }
}

fn by_code<'a>(catalog: &'a Catalog, code: &str) -> Option<Answer<'a>> {
    if let Some(entry) = catalog.get(code) {
        return Some(Answer::Entries(vec![entry]));
    }
    if let Some(entry) = catalog.errors.iter().find(|entry| entry.aliases.iter().any(|alias| alias == code)) {
        return Some(Answer::Alias(code.to_owned(), entry));
    }
    catalog.tombstone(code).map(Answer::Gone)
}

/// `PaymentError::CardDeclined` fits every variant whose path ends so.
fn by_path<'a>(catalog: &'a Catalog, path: &str) -> Option<Answer<'a>> {
    let fits = |full: &str| full == path || full.ends_with(&format!("::{path}"));
    let entries: Vec<&Entry> =
        catalog.errors.iter().filter(|entry| entry.variants.iter().any(|variant| fits(&variant.path))).collect();
    if entries.is_empty() { None } else { Some(Answer::Entries(entries)) }
}

fn by_url<'a>(catalog: &'a Catalog, url: &str) -> Option<Answer<'a>> {
    let wanted = query::normal_url(url);
    let same = |candidate: &Option<String>| candidate.as_deref().is_some_and(|url| query::normal_url(url) == wanted);
    let entries: Vec<&Entry> = catalog.errors.iter().filter(|entry| same(&entry.doc_url)).collect();
    if !entries.is_empty() {
        return Some(Answer::Entries(entries));
    }
    if let Some(stone) = catalog.tombstones.iter().find(|stone| same(&stone.doc_url)) {
        return Some(Answer::Gone(stone));
    }
    by_code(catalog, query::last_segment(url))
}

fn unknown<'a>(catalog: &Catalog, code: &str) -> Answer<'a> {
    let aliases = catalog.errors.iter().flat_map(|entry| entry.aliases.iter());
    let known = catalog.errors.iter().map(|entry| &entry.code).chain(aliases);
    let known = known.chain(catalog.tombstones.iter().map(|stone| &stone.code));
    let close = suggest::close(code, known.map(String::as_str));
    Answer::Unknown { sought: code.to_owned(), close: close.into_iter().map(str::to_owned).collect() }
}

fn unknown_path<'a>(catalog: &Catalog, path: &str) -> Answer<'a> {
    let depth = path.split("::").count();
    let tails = catalog.errors.iter().flat_map(|entry| &entry.variants).map(|variant| tail(&variant.path, depth));
    let close = suggest::close(path, tails);
    Answer::Unknown { sought: path.to_owned(), close: close.into_iter().map(str::to_owned).collect() }
}

fn tail(path: &str, segments: usize) -> &str {
    path.rmatch_indices("::").nth(segments.saturating_sub(1)).map_or(path, |(at, _)| path.get(at + 2..).unwrap_or(path))
}
