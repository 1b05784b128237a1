//! Makes a catalog from scanned enums: one entry per code, however many variants emit it.

use std::collections::BTreeMap;

use api_error_syntax::{DetailDef, HeaderDef, ItemKind, JsonType, RetryAfterDef, SpecDef, StatusFromDef, VariantDef};
use rayon::prelude::*;

use super::{Catalog, Entry, ErrorPath, Group, OuterText, Own, Prose, SourceLocation, Variant, built_in};
use crate::markdown;
use crate::scan::{Predicate, Scan, ScannedEnum, VariantSite};

/// One variant with its own spec, and where it comes from.
struct Emission<'a> {
    item: &'a ScannedEnum,
    variant: &'a VariantDef,
    spec: &'a SpecDef,
    site: &'a VariantSite,
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
        // A code is there because a variant emits it, so that each has an entry.
        let errors = by_code.into_par_iter().map(|(_, emissions)| entry(emissions).unwrap_or_default()).collect();
        let groups = scan.enums.iter().chain(&built_in).map(group).collect();
        let mut catalog = Self { groups, errors, ..Self::default() };
        catalog.groups.sort_by(|a, b| a.id.cmp(&b.id));
        catalog.groups.dedup_by(|a, b| a.id == b.id);
        catalog
    }
}

/// The variants of a type that have their own specs.
fn emissions(item: &ScannedEnum) -> impl Iterator<Item = Emission<'_>> {
    item.specs().map(move |(variant, site, spec)| Emission { item, variant, spec, site })
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
    let mut group = Group { id: type_path(item), summary: Prose::of(&item.def.docs).summary, ..Group::default() };
    for (variant, _, forward) in item.forwards() {
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

/// The entry of a code. What its variants do not share stands at each of them.
fn entry(mut emissions: Vec<Emission<'_>>) -> Option<Entry> {
    if emissions.len() > 1 {
        emissions.sort_by_cached_key(|one| {
            let path = variant_path(one);
            (path.is_built_in(), path, cfg(one).into_condition(), one.site.location.clone())
        });
    }
    let shared = emissions.len() > 1;
    let prose: Vec<Prose> = emissions.iter().map(|one| Prose::of(&one.variant.docs)).collect();
    let specs: Vec<&SpecDef> = emissions.iter().map(|one| one.spec).collect();
    let entry = Entry {
        spec: merged(&specs)?,
        docs: prose.iter().find(|prose| !prose.is_empty()).cloned().unwrap_or_default(),
        cfg: Predicate::one_of(emissions.iter().map(cfg)).into_condition(),
        ..Entry::default()
    };
    let variants = emissions.iter().zip(prose).map(|(one, prose)| Variant {
        path: variant_path(one),
        cfg: cfg(one).into_condition(),
        targets: one.item.targets.clone(),
        source: Some(SourceLocation::from(&one.site.location)),
        internal: Some(markdown::without_rust_paths(&one.variant.docs.internal)).filter(|text| !text.is_empty()),
        own: match merged(if shared { std::slice::from_ref(&one.spec) } else { &[] }) {
            Some(spec) => Own::of(spec, prose, &entry),
            None => Own::default(),
        },
    });
    let variants = variants.collect();
    Some(Entry { variants, ..entry })
}

/// What several variants of a code have in common. They agree on status, type and address; of the rest, what only some of
/// them guarantee is not guaranteed.
pub(crate) fn merged(specs: &[&SpecDef]) -> Option<SpecDef> {
    let all = || specs.iter().copied();
    let first = all().next()?.clone();
    let mut aliases: Vec<String> = all().flat_map(|spec| spec.aliases.iter().cloned()).collect();
    aliases.sort();
    aliases.dedup();
    Some(SpecDef {
        status_from: status_from(specs),
        param: first.param.clone().filter(|param| all().all(|spec| spec.param.as_ref() == Some(param))),
        retryable: all().all(|spec| spec.retryable),
        retry_after: retry_after(specs),
        headers: headers(specs),
        details: details(specs),
        unstable: all().all(|spec| spec.unstable),
        deprecated: first.deprecated.clone().filter(|_| all().all(|spec| spec.deprecated.is_some())),
        replaced_by: all().find_map(|spec| spec.replaced_by.clone()),
        sunset: all().filter_map(|spec| spec.sunset.clone()).max(),
        aliases,
        expose: all().any(|spec| spec.expose),
        expose_reason: all().find_map(|spec| spec.expose_reason.clone()),
        shared: all().any(|spec| spec.shared),
        ..first
    })
}

/// The condition under which a build has the variant.
fn cfg(emission: &Emission<'_>) -> Predicate {
    emission.item.cfg_of(emission.site)
}

/// What follows the status of a field in any of the variants.
fn status_from(specs: &[&SpecDef]) -> Option<StatusFromDef> {
    let all: Vec<&StatusFromDef> = specs.iter().filter_map(|spec| spec.status_from.as_ref()).collect();
    (!all.is_empty()).then(|| StatusFromDef {
        field: 0,
        type_follows: all.iter().any(|from| from.type_follows),
        retryable_follows: all.iter().any(|from| from.retryable_follows),
    })
}

/// Seconds if every variant has the same number, otherwise a value that is known only at run time.
fn retry_after(specs: &[&SpecDef]) -> Option<RetryAfterDef> {
    let all: Vec<&RetryAfterDef> = specs.iter().map(|spec| spec.retry_after.as_ref()).collect::<Option<_>>()?;
    let first = *all.first()?;
    Some(match first {
        RetryAfterDef::Seconds(seconds) if all.iter().all(|after| *after == first) => RetryAfterDef::Seconds(*seconds),
        _ => RetryAfterDef::Field(0),
    })
}

fn headers(specs: &[&SpecDef]) -> Vec<HeaderDef> {
    let mut merged: BTreeMap<String, (HeaderDef, usize)> = BTreeMap::new();
    for header in specs.iter().flat_map(|spec| &spec.headers) {
        let (kept, seen) = merged.entry(header.name.to_ascii_lowercase()).or_insert_with(|| (header.clone(), 0));
        *seen += 1;
        if kept.value != header.value {
            kept.value = None;
        }
    }
    let all = specs.len();
    merged.into_values().map(|(header, seen)| HeaderDef { required: seen >= all, ..header }).collect()
}

fn details(specs: &[&SpecDef]) -> Vec<DetailDef> {
    let mut merged: BTreeMap<&str, (DetailDef, usize)> = BTreeMap::new();
    for member in specs.iter().flat_map(|spec| &spec.details) {
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
    let all = specs.len();
    merged
        .into_values()
        .map(|(member, seen)| DetailDef { required: member.required && seen >= all, ..member })
        .collect()
}
