//! What all files hold in, one sorted scan out: targets that share a file share its types.

use crate::rule_id::RuleId;
use std::collections::{BTreeMap, BTreeSet};

use super::cfg::Predicate;
use super::error::ScanError;
use super::file::{FileResult, FoundType};
use super::report::{Hidden, Location, Scan, ScanFinding, ScannedEnum};
use super::source::FileId;
use super::unit::Unit;

/// A type at one path, as long as targets are still being counted.
struct Entry {
    targets: Vec<usize>,
    cfg: Predicate,
    found: FoundType,
}

/// The whole scan, or every error.
pub(crate) fn merge(
    units: &[Unit],
    mut files: Vec<FileResult>,
    (mut findings, mut hidden): (Vec<ScanFinding>, Vec<Hidden>),
) -> Result<Scan, Vec<ScanError>> {
    let mut errors = BTreeSet::new();
    let mut ids = BTreeSet::new();
    let mut types: BTreeMap<(&str, FileId, usize), Vec<Entry>> = BTreeMap::new();
    files.sort_by(|a, b| (a.job.unit, &a.name, &a.job.declared).cmp(&(b.job.unit, &b.name, &b.job.declared)));
    for file in files {
        errors.extend(file.errors);
        findings.extend(file.findings);
        hidden.extend(file.hidden);
        let (Some(id), Some(unit)) = (file.id, units.get(file.job.unit)) else { continue };
        for found in file.types {
            let entries = types.entry((&unit.package, id.clone(), found.offset)).or_default();
            let declared = file.job.declared.as_ref().map(|(location, _)| location);
            findings.extend(add(entries, file.job.unit, found, declared));
        }
        ids.insert(id);
    }
    if !errors.is_empty() {
        return Err(errors.into_iter().collect());
    }
    let enums = types.into_iter().flat_map(|((package, ..), entries)| {
        entries.into_iter().map(move |entry| scanned(package, units, entry)).collect::<Vec<_>>()
    });
    let mut scan = Scan { enums: enums.collect(), findings: tidy(findings), hidden: Vec::new(), files: ids.len() };
    scan.sort();
    hidden.sort();
    hidden.dedup();
    Ok(Scan { hidden, ..scan })
}

/// Adds a type to those of the same place in the same file.
fn add(entries: &mut Vec<Entry>, unit: usize, found: FoundType, declared: Option<&Location>) -> Option<ScanFinding> {
    let same_path = entries.iter().position(|entry| entry.found.scope.module == found.scope.module);
    let other_target = entries.iter().position(|entry| !entry.targets.contains(&unit));
    if let Some(entry) = same_path.or(other_target).and_then(|at| entries.get_mut(at)) {
        entry.cfg = std::mem::take(&mut entry.cfg).or(found.scope.cfg);
        if !entry.targets.contains(&unit) {
            entry.targets.push(unit);
        }
        return None;
    }
    let finding = entries.first().zip(declared).map(|(first, declared)| ScanFinding {
        rule: RuleId::SameFileTwice,
        location: declared.clone(),
        message: format!("`{}` is the file of `{}` too", path(&found), path(&first.found)),
        help: Some("declare the module once and `use` it elsewhere".to_owned()),
    });
    entries.push(Entry { targets: vec![unit], cfg: found.scope.cfg.clone(), found });
    finding
}

fn path(found: &FoundType) -> String {
    found.scope.module.iter().chain([&found.definition.def.name]).map(String::as_str).collect::<Vec<_>>().join("::")
}

fn scanned(package: &str, units: &[Unit], entry: Entry) -> ScannedEnum {
    let FoundType { scope, definition, .. } = entry.found;
    ScannedEnum {
        package: package.to_owned(),
        targets: entry.targets.iter().filter_map(|unit| units.get(*unit)).map(|unit| unit.label.clone()).collect(),
        module: scope.module,
        location: definition.location,
        cfg: entry.cfg,
        def: definition.def,
        variants: definition.variants,
    }
}

/// Sorted, each once; what is known to be macro-generated is not unresolved as well.
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
