//! Joins the results of all files into one sorted scan. Targets that share a file share its types.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ffi::OsStr;

use super::built_in::BuiltInUse;
use super::error::ScanError;
use super::file::FileResult;
use super::job::{Declared, Job};
use super::report::{Hidden, Scan, ScanFinding, ScannedEnum};
use super::source::FileId;
use super::unit::Unit;
use crate::rule_id::RuleId;

/// The whole scan, or every error.
pub(crate) fn merge(
    units: &[Unit],
    mut files: Vec<FileResult>,
    (mut findings, mut hidden): (Vec<ScanFinding>, Vec<Hidden>),
) -> Result<Scan, Vec<ScanError>> {
    let mut errors = BTreeSet::new();
    let mut types: BTreeMap<(&str, FileId, usize), Vec<ScannedEnum>> = BTreeMap::new();
    let mut shapes = Vec::new();
    let mut built_ins: Vec<BuiltInUse> = Vec::new();
    let count = files.iter().filter_map(|file| file.id.as_ref()).collect::<HashSet<_>>().len();
    files.retain(|file| !file.is_empty());
    files.sort_by(|a, b| order(&a.job).cmp(&order(&b.job)));
    for file in files {
        errors.extend(file.errors);
        findings.extend(file.findings);
        let (unknown, places): (Vec<_>, Vec<_>) = file.unresolved.into_iter().unzip();
        findings.extend(unknown);
        hidden.extend(places);
        shapes.extend(file.shapes);
        built_ins.extend(file.built_ins);
        let (Some(id), Some(unit)) = (file.id, units.get(file.job.unit)) else { continue };
        for (offset, found) in file.types {
            let same = types.entry((&unit.package, id.clone(), offset)).or_default();
            findings.extend(add(same, &unit.label, found, file.job.declared.as_ref()));
        }
    }
    if !errors.is_empty() {
        return Err(errors.into_iter().collect());
    }
    hidden.sort();
    hidden.dedup();
    let enums: Vec<ScannedEnum> = types.into_values().flatten().collect();
    let is_own = |found: &BuiltInUse| {
        let same =
            |item: &ScannedEnum| item.package == found.package && found.ambiguous.as_ref() == Some(&item.def.name);
        enums.iter().any(same)
    };
    built_ins.retain(|found| !is_own(found));
    built_ins.sort_by_key(|found| (found.ty, found.location.clone()));
    built_ins.dedup_by_key(|found| (found.ty, found.location.clone()));
    // Targets share files.
    shapes.sort_by_key(|shape| (shape.package.clone(), shape.path(), shape.location.clone()));
    shapes.dedup();
    let mut scan = Scan { enums, shapes, built_ins, findings: tidy(findings), hidden, files: count };
    scan.sort();
    Ok(scan)
}

/// Paths are compared as text, which is much faster than part by part.
fn order(job: &Job) -> (usize, &OsStr, Option<&Declared>) {
    (job.unit, job.file.as_os_str(), job.declared.as_ref())
}

/// Adds a type of a target to the type at the same place in the same file.
fn add(
    known: &mut Vec<ScannedEnum>,
    target: &String,
    found: ScannedEnum,
    declared: Option<&Declared>,
) -> Option<ScanFinding> {
    let same_path = known.iter().position(|known| known.module == found.module);
    let other_target = known.iter().position(|known| !known.targets.contains(target));
    if let Some(known) = same_path.or(other_target).and_then(|at| known.get_mut(at)) {
        known.cfg = std::mem::take(&mut known.cfg).or(found.cfg);
        if !known.targets.contains(target) {
            known.targets.push(target.clone());
        }
        return None;
    }
    let finding = known.first().zip(declared).map(|(first, declared)| ScanFinding {
        rule: RuleId::SameFileTwice,
        location: declared.start.clone(),
        message: format!("`{}` is the file of `{}` too", found.path(), first.path()),
        help: Some("declare the module once and `use` it elsewhere".to_owned()),
    });
    known.push(found);
    finding
}

/// Sorts the findings and removes duplicates. A place with `macro-generated` does not also get `unresolved`.
fn tidy(mut findings: Vec<ScanFinding>) -> Vec<ScanFinding> {
    let key = |finding: &ScanFinding| (finding.location.clone(), finding.rule, finding.message.clone());
    findings.sort_by_key(key);
    findings.dedup();
    let generated: BTreeSet<_> = findings
        .iter()
        .filter(|finding| finding.rule == RuleId::MacroGenerated)
        .map(|it| it.location.clone())
        .collect();
    findings.retain(|finding| finding.rule != RuleId::Unresolved || !generated.contains(&finding.location));
    findings
}
