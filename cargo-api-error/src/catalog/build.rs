//! Makes a catalog from scanned enums: one entry per code, however many variants emit it.

use std::collections::BTreeMap;

use api_error_syntax::{
    Deprecated, DetailDef, Docs, HeaderDef, ItemKind, JsonType, RetryAfterDef, SpecDef, StatusFromDef, Template,
    VariantDef, VariantKind,
};
use rayon::prelude::*;

use super::{Catalog, Entry, ErrorPath, Group, OuterText, SourceLocation, Variant, built_in};
use crate::scan::{Predicate, Scan, ScannedEnum, VariantSite};

/// One variant with its own spec, and where it comes from.
struct Emission<'a> {
    item: &'a ScannedEnum,
    variant: &'a VariantDef,
    spec: &'a SpecDef,
    site: Option<&'a VariantSite>,
}

impl Catalog {
    /// The catalog of what a scan found. Tombstones live in the lock, so there are none yet.
    pub fn from_scan(scan: &Scan) -> Self {
        let mut by_code: BTreeMap<&str, Vec<Emission<'_>>> = BTreeMap::new();
        for emission in scan.enums.iter().flat_map(emissions) {
            by_code.entry(&emission.spec.code).or_default().push(emission);
        }
        // The service's variants come first, and so do its documentation and its message.
        let built_in = built_in::types(scan);
        for emission in built_in.iter().flat_map(emissions) {
            let same = by_code.entry(&emission.spec.code).or_default();
            if same.iter().all(|own| is_same_code(own.spec, emission.spec)) {
                same.push(emission);
            }
        }
        let errors = by_code.into_par_iter().filter_map(|(_, emissions)| entry(&emissions)).collect();
        let groups = scan.enums.iter().chain(&built_in).map(group).collect();
        let mut catalog = Self { groups, errors, ..Self::default() };
        catalog.groups.sort_by(|a, b| a.id.cmp(&b.id));
        catalog.groups.dedup_by(|a, b| a.id == b.id);
        catalog
    }
}

/// The variants of a type that have their own specs.
fn emissions(item: &ScannedEnum) -> impl Iterator<Item = Emission<'_>> {
    let variants = item.def.variants.iter().enumerate();
    variants.filter_map(|(at, variant)| {
        Some(Emission { item, variant, spec: variant.spec()?, site: item.variants.get(at) })
    })
}

/// Whether a code of the service is the code of the runtime with the same name.
pub(crate) fn is_same_code(own: &SpecDef, built_in: &SpecDef) -> bool {
    own.status == built_in.status && own.error_type == built_in.error_type
}

/// The path of a scanned type. A file of several targets belongs to the library, else to the first of them.
pub fn type_path(item: &ScannedEnum) -> ErrorPath {
    let library = item.targets.is_empty() || item.targets.iter().any(|target| target == "lib");
    ErrorPath {
        package: item.package.clone(),
        target: item.targets.first().filter(|_| !library).cloned(),
        module: item.module.clone(),
        ty: item.def.name.clone(),
        variant: None,
    }
}

fn variant_path(emission: &Emission<'_>) -> ErrorPath {
    ErrorPath { variant: variant_name(emission.item, emission.variant), ..type_path(emission.item) }
}

/// The name of a variant; a struct has none.
fn variant_name(item: &ScannedEnum, variant: &VariantDef) -> Option<String> {
    match item.def.kind {
        ItemKind::Enum => Some(variant.name.clone()),
        ItemKind::Struct => None,
    }
}

fn group(item: &ScannedEnum) -> Group {
    let mut group = Group { id: type_path(item), summary: filled(item.def.docs.summary()), ..Group::default() };
    for variant in &item.def.variants {
        let VariantKind::Transparent(forward) = &variant.kind else { continue };
        if !group.forwards.contains(&forward.ty) {
            group.forwards.push(forward.ty.clone());
        }
        group.outer_messages.extend(forward.outer.clone().map(|text| OuterText {
            variant: variant_name(item, variant),
            forward: forward.ty.clone(),
            text,
        }));
    }
    group.types.clone_from(&item.def.types);
    group.types.sort();
    group
}

/// Variants that share a code agree on status, type and address; of the rest, what only some of them guarantee is not
/// guaranteed.
fn entry(emissions: &[Emission<'_>]) -> Option<Entry> {
    let docs = emissions.iter().map(|one| &one.variant.docs).find(|docs| !docs.text.is_empty());
    let mut variants: Vec<Variant> = emissions.iter().map(variant).collect();
    variants.sort();
    let mut entry = Entry {
        spec: merged(emissions)?,
        cfg: Predicate::one_of(emissions.iter().map(cfg)).into_condition(),
        variants,
        ..Entry::default()
    };
    if let Some(docs) = docs {
        describe(&mut entry, docs);
    }
    Some(entry)
}

fn merged(emissions: &[Emission<'_>]) -> Option<SpecDef> {
    let specs = || emissions.iter().map(|one| one.spec);
    let first = specs().next()?.clone();
    let mut aliases: Vec<String> = specs().flat_map(|spec| spec.aliases.iter().cloned()).collect();
    aliases.sort();
    aliases.dedup();
    Some(SpecDef {
        status_from: status_from(emissions),
        param: param(emissions),
        retryable: specs().all(|spec| spec.retryable),
        retry_after: retry_after(emissions),
        headers: headers(emissions),
        details: details(emissions),
        unstable: specs().all(|spec| spec.unstable),
        deprecated: deprecated(emissions),
        replaced_by: specs().find_map(|spec| spec.replaced_by.clone()),
        sunset: specs().filter_map(|spec| spec.sunset.clone()).max(),
        aliases,
        expose: specs().any(|spec| spec.expose),
        expose_reason: specs().find_map(|spec| spec.expose_reason.clone()),
        shared: specs().any(|spec| spec.shared),
        ..first
    })
}

fn variant(emission: &Emission<'_>) -> Variant {
    let site = emission.site;
    Variant {
        path: variant_path(emission),
        cfg: cfg(emission).into_condition(),
        targets: emission.item.targets.clone(),
        source: site.map(|site| SourceLocation {
            file: site.location.file.clone(),
            line: Some(site.location.line),
            column: Some(site.location.column),
        }),
    }
}

/// The condition under which a build has the variant.
fn cfg(emission: &Emission<'_>) -> Predicate {
    let own = emission.site.map(|site| site.cfg.clone()).unwrap_or_default();
    emission.item.cfg.clone().and(own)
}

/// What follows the status of a field in any of the variants.
fn status_from(emissions: &[Emission<'_>]) -> Option<StatusFromDef> {
    let all: Vec<&StatusFromDef> = emissions.iter().filter_map(|one| one.spec.status_from.as_ref()).collect();
    (!all.is_empty()).then(|| StatusFromDef {
        field: 0,
        type_follows: all.iter().any(|from| from.type_follows),
        retryable_follows: all.iter().any(|from| from.retryable_follows),
    })
}

/// The parameter, if every variant names the same one.
fn param(emissions: &[Emission<'_>]) -> Option<Template> {
    let first = emissions.first()?.spec.param.clone();
    first.filter(|param| emissions.iter().all(|one| one.spec.param.as_ref() == Some(param)))
}

/// Seconds if every variant has the same number, otherwise a value that is known only at run time.
fn retry_after(emissions: &[Emission<'_>]) -> Option<RetryAfterDef> {
    let all: Vec<&RetryAfterDef> = emissions.iter().map(|one| one.spec.retry_after.as_ref()).collect::<Option<_>>()?;
    let first = *all.first()?;
    Some(match first {
        RetryAfterDef::Seconds(seconds) if all.iter().all(|after| *after == first) => RetryAfterDef::Seconds(*seconds),
        _ => RetryAfterDef::Field(0),
    })
}

fn deprecated(emissions: &[Emission<'_>]) -> Option<Deprecated> {
    let all: Option<Vec<_>> = emissions.iter().map(|one| one.spec.deprecated.as_ref()).collect();
    all?.first().copied().cloned()
}

fn headers(emissions: &[Emission<'_>]) -> Vec<HeaderDef> {
    let mut merged: BTreeMap<String, (HeaderDef, usize)> = BTreeMap::new();
    for header in emissions.iter().flat_map(|one| &one.spec.headers) {
        let (kept, seen) = merged.entry(header.name.to_ascii_lowercase()).or_insert_with(|| (header.clone(), 0));
        *seen += 1;
        if kept.value != header.value {
            kept.value = None;
        }
    }
    let all = emissions.len();
    merged.into_values().map(|(header, seen)| HeaderDef { required: seen >= all, ..header }).collect()
}

fn details(emissions: &[Emission<'_>]) -> Vec<DetailDef> {
    let mut merged: BTreeMap<&str, (DetailDef, usize)> = BTreeMap::new();
    for member in emissions.iter().flat_map(|one| &one.spec.details) {
        let (kept, seen) = merged.entry(&member.name).or_insert_with(|| (DetailDef { field: 0, ..member.clone() }, 0));
        *seen += 1;
        kept.required &= member.required;
        if kept.json != member.json {
            kept.json = Some(kept.member_type().or(member.member_type()));
        }
        if kept.description.is_none() {
            kept.description.clone_from(&member.description);
        }
        kept.ty = std::mem::replace(&mut kept.ty, JsonType::String).or(member.ty.clone());
    }
    let all = emissions.len();
    merged
        .into_values()
        .map(|(member, seen)| DetailDef { required: member.required && seen >= all, ..member })
        .collect()
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
