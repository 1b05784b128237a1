//! Scanned enums in, catalog out: one entry per code, however many variants emit it.

use std::collections::BTreeMap;

use api_error_syntax::{Docs, MessageDef, RetryAfterDef, SpecDef, VariantDef, VariantKind};

use super::{Catalog, Deprecated, Detail, Entry, Group, Header, MessageFrom, RetryAfter, Source, Variant};
use super::{as_template, cfg, detail};
use crate::scan::{Scan, ScannedEnum, VariantSite};

/// One variant with a spec of its own, and where it comes from.
struct Emission<'a> {
    item: &'a ScannedEnum,
    variant: &'a VariantDef,
    spec: &'a SpecDef,
    site: Option<&'a VariantSite>,
}

impl Catalog {
    /// The catalog of what a scan found. Tombstones live in the lock, so there are none yet.
    #[must_use]
    pub fn from_scan(scan: &Scan) -> Self {
        let mut by_code: BTreeMap<&str, Vec<Emission<'_>>> = BTreeMap::new();
        for item in &scan.enums {
            for (at, variant) in item.def.variants.iter().enumerate() {
                if let VariantKind::Spec(spec) = &variant.kind {
                    let emission = Emission { item, variant, spec, site: item.variants.get(at) };
                    by_code.entry(&spec.code).or_default().push(emission);
                }
            }
        }
        let errors = by_code.into_iter().filter_map(|(code, emissions)| entry(code, &emissions)).collect();
        let mut catalog = Self { groups: scan.enums.iter().map(group).collect(), errors, ..Self::default() };
        catalog.groups.sort_by(|a, b| a.id.cmp(&b.id));
        catalog.groups.dedup_by(|a, b| a.id == b.id);
        catalog
    }
}

/// Crate, path of the type and the variant's name; a struct has no variant of another name.
#[must_use]
pub fn variant_path(item: &ScannedEnum, variant: &VariantDef) -> String {
    let group = group_id(item);
    match item.def.shape {
        api_error_syntax::Shape::Enum => format!("{group}::{}", variant.name),
        api_error_syntax::Shape::Struct => group,
    }
}

fn group_id(item: &ScannedEnum) -> String {
    format!("{}::{}", crate_name(item), item.path)
}

/// A library is called as its package, any other target is a crate of its own name.
fn crate_name(item: &ScannedEnum) -> String {
    let library = item.targets.is_empty() || item.targets.iter().any(|target| target == "lib");
    let target = item.targets.first().and_then(|target| target.split_once(':')).filter(|_| !library);
    target.map_or(item.package.as_str(), |(_, name)| name).replace('-', "_")
}

fn group(item: &ScannedEnum) -> Group {
    let forwards = item.def.variants.iter().filter_map(|variant| match &variant.kind {
        VariantKind::Transparent { ty } => Some(ty.clone()),
        VariantKind::Spec(_) => None,
    });
    let mut types = item.def.types.clone();
    types.sort();
    Group {
        id: group_id(item),
        package: item.package.clone(),
        summary: filled(item.def.docs.summary()),
        types,
        forwards: forwards.collect(),
    }
}

/// Variants that share a code agree on status, type and address; of the rest, what only some of them guarantee is not
/// guaranteed.
fn entry(code: &str, emissions: &[Emission<'_>]) -> Option<Entry> {
    let first = emissions.first()?;
    let spec = first.spec;
    let docs = emissions.iter().map(|one| &one.variant.docs).find(|docs| !docs.text.is_empty());
    let (message_from, message) = message(&spec.message);
    let mut variants: Vec<Variant> = emissions.iter().map(variant).collect();
    variants.sort();
    let mut aliases: Vec<String> = emissions.iter().flat_map(|one| one.spec.aliases.iter().cloned()).collect();
    aliases.sort();
    aliases.dedup();
    let mut entry = Entry {
        code: code.to_owned(),
        status: spec.status,
        error_type: spec.error_type.clone(),
        message_from: Some(message_from),
        message,
        param: param(emissions),
        doc_url: spec.doc_url.clone(),
        retryable: emissions.iter().all(|one| one.spec.retryable),
        retry_after: retry_after(emissions),
        headers: headers(emissions),
        details: details(emissions),
        since: spec.since.clone(),
        unstable: emissions.iter().all(|one| one.spec.unstable),
        deprecated: deprecated(emissions),
        replaced_by: emissions.iter().find_map(|one| one.spec.replaced_by.clone()),
        sunset: emissions.iter().filter_map(|one| one.spec.sunset.clone()).max(),
        aliases,
        shared: emissions.iter().any(|one| one.spec.shared),
        unchecked: spec.unchecked.clone(),
        cfg: cfg::any(variants.iter().map(|variant| variant.cfg.as_deref())),
        variants,
        ..Entry::default()
    };
    if let Some(docs) = docs {
        describe(&mut entry, docs);
    }
    Some(entry)
}

fn variant(emission: &Emission<'_>) -> Variant {
    let site = emission.site;
    Variant {
        path: variant_path(emission.item, emission.variant),
        cfg: cfg::all(emission.item.cfg.as_deref(), site.and_then(|site| site.cfg.as_deref())),
        targets: emission.item.targets.clone(),
        source: site.map(|site| Source {
            file: site.location.file.clone(),
            line: Some(site.location.line),
            column: Some(site.location.column),
        }),
    }
}

fn message(message: &MessageDef) -> (MessageFrom, Option<String>) {
    match message {
        MessageDef::Fixed(text) => (MessageFrom::Fixed, Some(as_template(text))),
        MessageDef::Literal(text) => (MessageFrom::Written, Some(as_template(text))),
        MessageDef::Template { text, .. } => (MessageFrom::Written, Some(text.clone())),
        MessageDef::Display => (MessageFrom::Display, None),
    }
}

/// A parameter is named when every variant names the same one.
fn param(emissions: &[Emission<'_>]) -> Option<String> {
    let first = emissions.first()?.spec.param.clone();
    first.filter(|param| emissions.iter().all(|one| one.spec.param.as_ref() == Some(param)))
}

/// Seconds when every variant has the same, otherwise a value that only run time knows.
fn retry_after(emissions: &[Emission<'_>]) -> Option<RetryAfter> {
    let all: Vec<&RetryAfterDef> = emissions.iter().map(|one| one.spec.retry_after.as_ref()).collect::<Option<_>>()?;
    let first = *all.first()?;
    let field = all.iter().find_map(|after| match after {
        RetryAfterDef::Field(field) => Some(field.clone()),
        RetryAfterDef::Seconds(_) => None,
    });
    Some(match first {
        RetryAfterDef::Seconds(seconds) if all.iter().all(|after| *after == first) => RetryAfter::Seconds(*seconds),
        _ => RetryAfter::Field(field.unwrap_or_default()),
    })
}

fn deprecated(emissions: &[Emission<'_>]) -> Option<Deprecated> {
    let all: Option<Vec<_>> = emissions.iter().map(|one| one.variant.deprecated.as_ref()).collect();
    all?.first().map(|first| Deprecated { since: first.since.clone(), note: first.note.clone() })
}

fn headers(emissions: &[Emission<'_>]) -> Vec<Header> {
    let mut merged: BTreeMap<String, (Header, usize)> = BTreeMap::new();
    for header in emissions.iter().flat_map(|one| &one.spec.headers) {
        let (kept, seen) = merged.entry(header.name.to_ascii_lowercase()).or_insert_with(|| {
            let value = Some(header.value.clone());
            (Header { name: header.name.clone(), value, required: false }, 0)
        });
        *seen += 1;
        if kept.value.as_ref() != Some(&header.value) {
            kept.value = None;
        }
    }
    let all = emissions.len();
    merged.into_values().map(|(header, seen)| Header { required: seen >= all, ..header }).collect()
}

fn details(emissions: &[Emission<'_>]) -> Vec<Detail> {
    let mut merged: BTreeMap<&str, (Detail, usize)> = BTreeMap::new();
    for member in emissions.iter().flat_map(|one| &one.spec.details) {
        let (ty, required) = detail::shape(&member.ty);
        let (kept, seen) = merged
            .entry(&member.name)
            .or_insert_with(|| (Detail { name: member.name.clone(), ty: ty.clone(), required }, 0));
        *seen += 1;
        kept.required &= required;
        if kept.ty != ty {
            kept.ty = format!("{} | {ty}", kept.ty);
        }
    }
    let all = emissions.len();
    merged.into_values().map(|(member, seen)| Detail { required: member.required && seen >= all, ..member }).collect()
}

fn describe(entry: &mut Entry, docs: &Docs) {
    entry.summary = filled(docs.summary());
    entry.cause = docs.section("cause").and_then(filled);
    entry.fix = docs.section("fix").and_then(filled);
    entry.example = docs.section("example").and_then(filled);
    let before_sections = docs.text.split("\n# ").next().unwrap_or_default();
    if !before_sections.starts_with("# ") {
        entry.description = before_sections.split_once("\n\n").and_then(|(_, rest)| filled(rest.trim().to_owned()));
    }
}

fn filled(text: String) -> Option<String> {
    if text.is_empty() { None } else { Some(text) }
}
