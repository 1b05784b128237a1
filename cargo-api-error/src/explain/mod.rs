//! Finds what a query is about: a code, a variant or type, a status, a rule, the address of a page, or a response body.

mod forward;
mod query;

use std::borrow::Cow;

use api_error_syntax::close;

use crate::catalog::{Catalog, Entry, ErrorPath, Tombstone, Variant};
use crate::reference::Slugs;
use crate::rule_id::RuleId;
use crate::scan::Scan;

pub use forward::Forwarding;
pub use query::Query;

/// The result of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<'a> {
    /// Codes of the catalog: one, unless a name fits several variants or a type. Each has only the variants that were
    /// meant.
    Entries(Vec<Cow<'a, Entry>>),
    /// A status, and the codes that have it.
    Status(u16, Vec<&'a Entry>),
    /// Variants that forward to other types.
    Forwardings(Vec<Forwarding<'a>>),
    /// A rule or a lint.
    Rule(RuleId),
    /// A former name of a code.
    Alias(String, &'a Entry),
    /// A URL that the catalog does not have: its last segment, and the result for that.
    Segment(String, Box<Answer<'a>>),
    /// A removed code.
    Gone(&'a Tombstone),
    /// Nothing.
    Unknown {
        /// The name that was looked up.
        sought: String,
        /// Names that may have been meant, the closest first.
        close: Vec<String>,
    },
}

/// Looks a query up.
pub fn answer<'a>(catalog: &'a Catalog, scan: &'a Scan, query: &Query) -> Answer<'a> {
    match query {
        Query::Code(code) => {
            let found = by_code(catalog, code).or_else(|| by_path(catalog, scan, code));
            let found = found.or_else(|| code.parse().ok().map(Answer::Rule));
            found.unwrap_or_else(|| unknown(catalog, scan, code))
        }
        Query::Status(status) => {
            Answer::Status(*status, catalog.errors.iter().filter(|entry| entry.spec.status == *status).collect())
        }
        Query::Path(path) => by_path(catalog, scan, path).unwrap_or_else(|| unknown_path(catalog, scan, path)),
        Query::Url(url) => by_url(catalog, url).unwrap_or_else(|| unknown(catalog, scan, query::last_segment(url))),
    }
}

fn by_code<'a>(catalog: &'a Catalog, code: &str) -> Option<Answer<'a>> {
    if let Some(entry) = catalog.get(code) {
        return Some(Answer::Entries(vec![Cow::Borrowed(entry)]));
    }
    if let Some(entry) = catalog.errors.iter().find(|entry| entry.spec.aliases.iter().any(|alias| alias == code)) {
        return Some(Answer::Alias(code.to_owned(), entry));
    }
    catalog.tombstone(code).map(Answer::Gone)
}

/// `PaymentError::CardDeclined` and `CardDeclined` fit every variant whose path ends so, `PaymentError` all variants of a type.
fn by_path<'a>(catalog: &'a Catalog, scan: &'a Scan, path: &str) -> Option<Answer<'a>> {
    let path = path.strip_prefix("r#").unwrap_or(path);
    let types: Vec<&ErrorPath> = catalog.groups.iter().map(|group| &group.id).filter(|id| id.is_called(path)).collect();
    let meant = |variant: &Variant| variant.path.is_called(path) || types.contains(&&variant.path.type_path());
    let entries: Vec<Cow<'a, Entry>> = catalog.errors.iter().filter_map(|entry| narrowed(entry, meant)).collect();
    if !entries.is_empty() {
        return Some(Answer::Entries(entries));
    }
    let forwardings = forward::forwardings(catalog, scan, path);
    if forwardings.is_empty() { None } else { Some(Answer::Forwardings(forwardings)) }
}

/// The entry with the variants that are meant; nothing if there are none.
fn narrowed(entry: &Entry, meant: impl Fn(&Variant) -> bool) -> Option<Cow<'_, Entry>> {
    let variants: Vec<&Variant> = entry.variants.iter().filter(|variant| meant(variant)).collect();
    match variants.as_slice() {
        [] => None,
        all if all.len() == entry.variants.len() => Some(Cow::Borrowed(entry)),
        [only] => Some(Cow::Owned(entry.alone(only))),
        some => {
            let variants = some.iter().map(|variant| (*variant).clone()).collect();
            Some(Cow::Owned(Entry { variants, ..entry.clone() }))
        }
    }
}

fn by_url<'a>(catalog: &'a Catalog, url: &str) -> Option<Answer<'a>> {
    let wanted = query::normal_url(url);
    let same = |candidate: &Option<String>| candidate.as_deref().is_some_and(|url| query::normal_url(url) == wanted);
    let entries = catalog.errors.iter().filter(|entry| same(&entry.spec.doc_url)).map(Cow::Borrowed);
    let entries: Vec<Cow<'a, Entry>> = entries.collect();
    if !entries.is_empty() {
        return Some(Answer::Entries(entries));
    }
    if let Some(stone) = catalog.tombstones.iter().find(|stone| same(&stone.doc_url)) {
        return Some(Answer::Gone(stone));
    }
    let segment = query::last_segment(url);
    let by_page = || {
        let slugs = Slugs::of(catalog);
        let code = slugs.code(segment)?.to_owned();
        by_code(catalog, &code)
    };
    by_code(catalog, segment).or_else(by_page).map(|answer| Answer::Segment(segment.to_owned(), Box::new(answer)))
}

fn unknown<'a>(catalog: &Catalog, scan: &Scan, name: &str) -> Answer<'a> {
    // A code is suggested once: under its own name, unless only another of its names is close.
    let codes = catalog.errors.iter().filter_map(|entry| {
        let variants = entry.variants.iter().map(|variant| variant.path.name());
        let aliases = entry.spec.aliases.iter().map(String::as_str);
        let near = close(name, [entry.spec.code.as_str()].into_iter().chain(aliases).chain(variants));
        near.iter().find(|name| **name == entry.spec.code).or(near.first()).copied()
    });
    let gone = catalog.tombstones.iter().map(|stone| stone.code.as_str());
    let types = catalog.groups.iter().map(|group| group.id.ty.as_str());
    let forwards: Vec<ErrorPath> = forward::names(scan).collect();
    let forwards = forwards.iter().map(ErrorPath::name);
    let rules = RuleId::ALL.iter().map(|id| id.as_str());
    not_found(name, close(name, codes.chain(gone).chain(types).chain(forwards).chain(rules)))
}

fn unknown_path<'a>(catalog: &Catalog, scan: &Scan, path: &str) -> Answer<'a> {
    let depth = path.split("::").count();
    let variants = catalog.errors.iter().flat_map(|entry| &entry.variants).map(|variant| variant.path.tail(depth));
    let types = catalog.groups.iter().map(|group| group.id.tail(depth));
    let forwards = forward::names(scan).map(|path| path.tail(depth));
    let names: Vec<String> = variants.chain(types).chain(forwards).collect();
    not_found(path, close(path, names.iter().map(String::as_str)))
}

fn not_found<'a>(sought: &str, close: Vec<&str>) -> Answer<'a> {
    Answer::Unknown { sought: sought.to_owned(), close: close.into_iter().map(str::to_owned).collect() }
}
