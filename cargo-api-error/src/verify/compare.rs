//! Scan and compiled catalogs in, every disagreement out.

use std::collections::BTreeSet;

use api_error_syntax::{MessageDef, RetryAfterDef, SpecDef, VariantDef, VariantKind};

use super::compiled::{CompiledEnum, CompiledSpec};
use super::crates::Owned;
use super::probe::{Probe, is_local};
use super::{Difference, Unseen, Verification};
use crate::scan::{Location, Scan, ScannedEnum};
use crate::workspace::Workspace;

pub(super) fn compare(workspace: &Workspace, scan: &Scan, probes: &[Probe], mut compiled: Vec<Owned>) -> Verification {
    compiled.sort();
    compiled.dedup();
    let mut result = Verification::default();
    let mut seen = BTreeSet::new();
    for one in compiled {
        let same: Vec<_> = scan.enums.iter().enumerate().filter(|(_, found)| is_same(found, &one)).collect();
        if same.is_empty() {
            let place = format!("{}::{}", one.item.module, one.item.name);
            let message = format!("`{place}` exists for the compiler only: line {} made it", one.item.line.0);
            if !is_hidden(scan, &one) {
                result.differences.push(Difference { rule: "scan-missed", place, location: None, message });
            }
            result.compiled_only.push(one.item);
            continue;
        }
        seen.extend(same.iter().map(|(number, _)| *number));
        let same: Vec<_> = same.into_iter().map(|(_, found)| found).collect();
        compare_enum(&same, &one.item, &mut result);
    }
    let not_seen = scan.enums.iter().enumerate().filter(|(number, _)| !seen.contains(number));
    for (number, found) in not_seen {
        let asked = probes.iter().any(|probe| probe.scanned == Some(number));
        let path = format!("{} {}", found.package, found.path);
        let (location, reason) = (found.location.clone(), reason(workspace, found, asked));
        result.unseen.push(Unseen { path, location, reason });
    }
    result.differences.sort_by(|a, b| (&a.location, &a.place, &a.message).cmp(&(&b.location, &b.place, &b.message)));
    result
}

fn is_same(found: &ScannedEnum, one: &Owned) -> bool {
    let mut modules: Vec<_> = found.path.split("::").take_while(|segment| !segment.starts_with('{')).collect();
    if !is_local(found) {
        modules.pop();
    }
    let here = found.package == one.package && found.targets.contains(&one.target);
    here && found.def.name == one.item.name && modules == one.module
}

/// Whether the scan says that a macro there makes types.
fn is_hidden(scan: &Scan, one: &Owned) -> bool {
    scan.hidden.iter().any(|hidden| hidden.package == one.package && hidden.names.contains(&one.item.name))
}

fn reason(workspace: &Workspace, found: &ScannedEnum, asked: bool) -> &'static str {
    let runtime = |package: &&cargo_metadata::Package| {
        package.name.as_str() == found.package && package.dependencies.iter().any(|it| it.name == "api-error")
    };
    if is_local(found) {
        "it is inside a function, an impl or a constant"
    } else if !workspace.metadata.packages.iter().any(|package| runtime(&package)) {
        "its package does not depend on `api-error`"
    } else if asked {
        "it is private, under a `cfg` that this build has not, generic over more than `String` satisfies, or its target \
         does not build outside its package"
    } else {
        "its library cannot be linked"
    }
}

/// All forms of one type (they differ by `cfg`) against the one that was compiled.
fn compare_enum(forms: &[&ScannedEnum], one: &CompiledEnum, result: &mut Verification) {
    for spec in &one.specs {
        let scanned = forms.iter().flat_map(|found| found.def.variants.iter().zip(&found.variants));
        let same_name: Vec<_> = scanned.filter(|(variant, _)| variant.name == spec.variant).collect();
        let place = format!("{}::{}::{}", one.module, one.name, spec.variant);
        let mut differences =
            same_name.iter().map(|(variant, site)| (facts(variant, spec), site.location.clone())).collect::<Vec<_>>();
        differences.sort_by_key(|(facts, _)| facts.len());
        match differences.into_iter().next() {
            Some((facts, _)) if facts.is_empty() => result.agreed += 1,
            Some((facts, location)) => {
                let mismatch = facts.into_iter().map(|fact| mismatch(&place, &location, &fact));
                result.differences.extend(mismatch);
            }
            None => result.differences.push(Difference {
                rule: "scan-missed",
                message: format!("variant `{place}` exists for the compiler only"),
                location: forms.first().map(|found| found.location.clone()),
                place,
            }),
        }
    }
    for found in forms {
        for (variant, site) in found.def.variants.iter().zip(&found.variants) {
            let conditional = found.cfg.is_some() || site.cfg.is_some();
            let has_spec = matches!(variant.kind, VariantKind::Spec(_));
            if has_spec && !conditional && !one.specs.iter().any(|spec| spec.variant == variant.name) {
                let place = format!("{}::{}::{}", one.module, one.name, variant.name);
                let message = format!("variant `{place}` exists for the scan only");
                let location = Some(site.location.clone());
                result.differences.push(Difference { rule: "scan-extra", place, location, message });
            }
        }
    }
}

fn mismatch(place: &str, location: &Location, fact: &str) -> Difference {
    let message = format!("`{place}`: {fact}");
    Difference { rule: "scan-mismatch", place: place.to_owned(), location: Some(location.clone()), message }
}

/// Every fact on which scan and compiler disagree, in words.
fn facts(variant: &VariantDef, compiled: &CompiledSpec) -> Vec<String> {
    let VariantKind::Spec(scanned) = &variant.kind else {
        return vec!["the scan has it as transparent".to_owned()];
    };
    let expected = as_compiled(variant, scanned);
    let from_files = !variant.docs.includes.is_empty() && includes(&expected.docs, &compiled.docs);
    let docs = if from_files { compiled.docs.clone() } else { expected.docs.clone() };
    let param = expected.param.clone().map(|param| {
        let plain = param.replace("{{", "{").replace("}}", "}");
        if compiled.param.as_ref() == Some(&plain) { plain } else { param }
    });
    let expected = CompiledSpec { param, docs, ..expected };
    let pairs = expected.facts().into_iter().zip(compiled.facts()).filter(|(scanned, compiled)| scanned != compiled);
    pairs
        .map(|((name, scanned), (_, compiled))| format!("{name} is {scanned} in the scan and {compiled} when compiled"))
        .collect()
}

/// What the derive makes of a contract.
fn as_compiled(variant: &VariantDef, spec: &SpecDef) -> CompiledSpec {
    CompiledSpec {
        variant: variant.name.clone(),
        code: spec.code.clone(),
        status: spec.status,
        error_type: spec.error_type.clone(),
        message: match &spec.message {
            MessageDef::Fixed(text) | MessageDef::Literal(text) | MessageDef::Template { text, .. } => text.clone(),
            MessageDef::Display => String::new(),
        },
        param: spec.param.clone(),
        doc_url: spec.doc_url.clone(),
        docs: variant.docs.text.clone(),
        retry_after: match spec.retry_after {
            Some(RetryAfterDef::Seconds(seconds)) => Some(seconds.to_string()),
            _ => None,
        },
        retryable: spec.retryable,
        expose: spec.expose,
        shared: spec.shared,
        unstable: spec.unstable,
        since: spec.since.clone(),
        deprecated: variant.deprecated.as_ref().map(|old| old.note.clone().unwrap_or_default()),
        sunset: spec.sunset.clone(),
        replaced_by: spec.replaced_by.clone(),
        unchecked: spec.unchecked.clone(),
        aliases: spec.aliases.clone(),
        headers: spec.headers.iter().map(|header| (header.name.clone(), header.value.clone())).collect(),
    }
}

/// Whether `scanned` is `compiled` with lines added: the derive cannot read the files that docs include.
fn includes(scanned: &str, compiled: &str) -> bool {
    let mut lines = scanned.lines().map(str::trim);
    compiled.lines().map(str::trim).all(|line| lines.any(|found| found == line))
}
