//! The catalog in, what the template of a language needs of it out.

use std::collections::BTreeSet;

use api_error_syntax::DetailDef;
use semver::Version;
use serde::Serialize;
use serde_json::Value;

use super::language::Language;
use super::words;
use crate::catalog::{Body, Catalog, Entry, Tombstone};

/// The context of a template.
#[derive(Serialize)]
#[allow(clippy::struct_field_names, reason = "templates read these names")]
pub(super) struct Codes {
    title: Option<String>,
    types: BTreeSet<String>,
    /// The members of the body. Nothing if clients know it anyway.
    shape: Option<Value>,
    codes: Vec<Code>,
}

/// A code, and what a client can rely on.
#[derive(Serialize)]
#[allow(clippy::struct_field_names, reason = "templates read these names")]
struct Code {
    code: String,
    /// A name in Pascal case that no other code has.
    name: String,
    status: u16,
    #[serde(rename = "type")]
    error_type: String,
    retryable: bool,
    state: State,
    /// One line.
    summary: String,
    /// Why programs should no longer handle the code, and what to handle instead, as one line.
    deprecated: Option<String>,
    details: String,
}

#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Current,
    Deprecated,
    /// A former name of a code.
    Former,
    Removed,
}

const TYPES: [&str; 5] = ["validation_error", "auth_error", "idempotency_error", "rate_limit_error", "api_error"];

impl Codes {
    pub(super) fn of(catalog: &Catalog, language: &Language) -> Self {
        let beside = catalog.body.beside_details();
        let mut codes = Vec::new();
        for entry in &catalog.errors {
            codes.push(Code::of(entry, catalog, &beside, language));
        }
        let mut known: BTreeSet<&str> = catalog.errors.iter().map(|entry| entry.spec.code.as_str()).collect();
        for entry in &catalog.errors {
            let former = entry.spec.aliases.iter().filter(|alias| known.insert(alias));
            codes.extend(former.map(|alias| Code::former(alias, entry, catalog, &beside, language)));
        }
        let released = catalog.version.as_deref().and_then(|text| Version::parse(text).ok());
        let newest = catalog.tombstones.iter().filter_map(removed_in).chain(released).max();
        let is_kept = |stone: &&Tombstone| stone.removed_in.is_none() || removed_in(stone) == newest;
        let removed = catalog.tombstones.iter().filter(is_kept).filter(|stone| known.insert(&stone.code));
        codes.extend(removed.map(|stone| Code::removed(stone, catalog, language)));
        codes.sort_by(|a, b| a.code.cmp(&b.code));
        name(&mut codes, language.reserved);
        let types = codes.iter().map(|code| code.error_type.clone()).chain(TYPES.map(str::to_owned)).collect();
        Self { title: catalog.title.clone(), types, shape: shape(&catalog.body), codes }
    }
}

fn removed_in(stone: &Tombstone) -> Option<Version> {
    stone.removed_in.as_deref().and_then(|text| Version::parse(text).ok())
}

/// Clients recognise the forms that come with the runtime.
fn shape(body: &Body) -> Option<Value> {
    match body.shape.as_str() {
        "flat" | "nested" | "problem" => None,
        _ => serde_json::to_value(&body.form.members).ok(),
    }
}

/// Codes that differ only in punctuation get numbers. So does one whose name, or that of its details, is taken.
fn name(codes: &mut [Code], reserved: &[&str]) {
    let mut taken: BTreeSet<String> = reserved.iter().map(|name| (*name).to_owned()).collect();
    for code in codes {
        let name = words::pascal(code.code.clone());
        let details = |name: &str| format!("{name}Details");
        let numbered = (2..).map(|number: usize| format!("{name}{number}"));
        let is_free = |name: &String| !taken.contains(name) && !taken.contains(&details(name));
        code.name = std::iter::once(name.clone()).chain(numbered).find(is_free).unwrap_or_default();
        taken.extend([code.name.clone(), details(&code.name)]);
    }
}

impl Code {
    fn of(entry: &Entry, catalog: &Catalog, beside: &BTreeSet<&str>, language: &Language) -> Self {
        let spec = &entry.spec;
        let details: Vec<(&DetailDef, String)> = spec
            .details
            .iter()
            .filter(|detail| !beside.contains(detail.name.as_str()))
            .map(|detail| (detail, (language.member_type)(&detail.member_type())))
            .collect();
        let note = spec.deprecated.as_ref().map(|deprecated| deprecated.note.clone().unwrap_or_default());
        let sunset = spec.sunset.as_ref().map(|sunset| format!("Until {sunset}."));
        let use_instead = spec.replaced_by.as_ref().map(|code| format!("Use `{}`.", catalog.current(code)));
        let deprecated = note.map(|note| sentence([Some(note), use_instead, sunset]));
        Self {
            code: spec.code.clone(),
            name: String::new(),
            status: spec.status,
            error_type: spec.error_type.clone(),
            retryable: spec.retryable,
            state: if deprecated.is_some() { State::Deprecated } else { State::Current },
            summary: words::line(entry.docs.summary.clone().unwrap_or_default()),
            deprecated,
            details: (language.details)(&details),
        }
    }

    fn former(alias: &str, entry: &Entry, catalog: &Catalog, beside: &BTreeSet<&str>, language: &Language) -> Self {
        let deprecated = Some(format!("The former name of `{}`.", entry.spec.code));
        Self { code: alias.to_owned(), state: State::Former, deprecated, ..Self::of(entry, catalog, beside, language) }
    }

    fn removed(stone: &Tombstone, catalog: &Catalog, language: &Language) -> Self {
        let removed = match &stone.removed_in {
            Some(version) => format!("Removed in {version}."),
            None => "Removed.".to_owned(),
        };
        let now = catalog.current(&stone.code);
        let use_instead = (now != stone.code).then(|| format!("Use `{now}`."));
        Self {
            code: stone.code.clone(),
            name: String::new(),
            status: stone.status,
            error_type: stone.error_type.clone(),
            retryable: false,
            state: State::Removed,
            summary: String::new(),
            deprecated: Some(sentence([Some(removed), use_instead, None])),
            details: (language.details)(&[]),
        }
    }
}

/// The parts that are there, as one line.
fn sentence(parts: [Option<String>; 3]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().map(words::line).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}
