//! What all files hold in, one sorted scan out: targets that share a file share its enums.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::{Found, Unit};
use super::item::Definition;
use super::predicate::Predicate;
use super::source::FileId;
use super::{Location, Scan, ScanError, ScanFinding, ScannedEnum};

/// An enum at one path, as long as targets are still being counted.
struct Entry {
    targets: Vec<usize>,
    cfg: Predicate,
    definition: Definition,
}

/// The whole scan, or every error.
pub(crate) fn merge(units: &[Unit], found: Found, mut findings: Vec<ScanFinding>) -> Result<Scan, Vec<ScanError>> {
    let mut errors = BTreeSet::new();
    let mut files = BTreeSet::new();
    let mut definitions: BTreeMap<(&str, FileId, usize), Vec<Entry>> = BTreeMap::new();
    let mut results = found.files;
    results.sort_by(|a, b| (a.0, &a.1.name, &a.1.declared).cmp(&(b.0, &b.1.name, &b.1.declared)));
    for (number, result) in results {
        errors.extend(result.errors);
        findings.extend(result.findings);
        let (Some(id), Some(unit)) = (result.id, units.get(number)) else { continue };
        for definition in result.definitions {
            let entries = definitions.entry((&unit.package, id.clone(), definition.offset)).or_default();
            findings.extend(add(entries, number, definition, result.declared.as_ref()));
        }
        files.insert(id);
    }
    if !errors.is_empty() {
        return Err(errors.into_iter().collect());
    }
    let enums = definitions.into_iter().flat_map(|((package, ..), entries)| {
        entries.into_iter().map(move |entry| scanned(package, units, entry)).collect::<Vec<_>>()
    });
    let mut enums: Vec<_> = enums.collect();
    enums.sort_by(|a, b| (&a.package, &a.path, &a.location).cmp(&(&b.package, &b.path, &b.location)));
    Ok(Scan { enums, findings: tidy(findings), files: files.len() })
}

/// Adds a definition to those of the same place in the same file.
fn add(
    entries: &mut Vec<Entry>,
    unit: usize,
    definition: Definition,
    declared: Option<&Location>,
) -> Option<ScanFinding> {
    let same_path = entries.iter().position(|entry| entry.definition.path == definition.path);
    let other_target = entries.iter().position(|entry| !entry.targets.contains(&unit));
    if let Some(entry) = same_path.or(other_target).and_then(|at| entries.get_mut(at)) {
        entry.cfg = std::mem::replace(&mut entry.cfg, Predicate::False).or(definition.cfg);
        if !entry.targets.contains(&unit) {
            entry.targets.push(unit);
        }
        return None;
    }
    let finding = entries.first().zip(declared).map(|(first, declared)| ScanFinding {
        rule: "same-file-twice",
        location: declared.clone(),
        message: format!("`{}` is the file of `{}` too", definition.path, first.definition.path),
        help: Some("declare the module once and `use` it elsewhere".to_owned()),
    });
    entries.push(Entry { targets: vec![unit], cfg: definition.cfg.clone(), definition });
    finding
}

fn scanned(package: &str, units: &[Unit], entry: Entry) -> ScannedEnum {
    let definition = entry.definition;
    ScannedEnum {
        package: package.to_owned(),
        targets: entry.targets.iter().filter_map(|unit| units.get(*unit)).map(|unit| unit.label.clone()).collect(),
        path: definition.path,
        location: definition.location,
        cfg: entry.cfg.to_option(),
        def: definition.def,
        variants: definition.variants,
    }
}

/// Sorted, each once; what is known to be macro-generated is not unresolved as well.
fn tidy(mut findings: Vec<ScanFinding>) -> Vec<ScanFinding> {
    let key = |finding: &ScanFinding| (finding.location.clone(), finding.rule, finding.message.clone());
    findings.sort_by_key(key);
    findings.dedup();
    let generated: BTreeSet<_> =
        findings.iter().filter(|finding| finding.rule == "macro-generated").map(|it| it.location.clone()).collect();
    findings.retain(|finding| finding.rule != "unresolved" || !generated.contains(&finding.location));
    findings
}
