//! Finds every disagreement between the scanned and the compiled types.

use std::collections::{BTreeMap, BTreeSet};

use api_error_syntax::VariantDef;

use super::builds::{Builds, Options};
use super::facts;
use super::owner::Owned;
use super::{CompiledOnly, Difference, Unseen, Verification};
use crate::location::Location;
use crate::rule_id::RuleId;
use crate::scan::{Hidden, Predicate, Scan, ScannedEnum};
use crate::workspace::Workspace;

pub(super) fn compare(workspace: &Workspace, scan: &Scan, builds: &Builds, mut compiled: Vec<Owned>) -> Verification {
    let order = |one: &Owned| {
        let Owned { package, target, module, location, item } = one.clone();
        (package, target, location, module, item.def.name, item.line, item.column)
    };
    compiled.sort_by_cached_key(order);
    compiled.dedup();
    let mut comparison = Comparison { scan, builds, agreed: BTreeSet::new(), differences: BTreeSet::new() };
    let mut result = Verification::default();
    let mut seen: BTreeMap<(usize, &str), &Owned> = BTreeMap::new();
    for one in &compiled {
        match comparison.counterpart(one, &seen) {
            Some(number) => {
                seen.insert((number, &one.target), one);
                comparison.variants(number, one);
            }
            // A type without variants has no contract, so the scan need not see it.
            None if one.item.def.variants.is_empty() => {}
            None => merge(&mut result.compiled_only, comparison.compiled_only(one)),
        }
    }
    for (number, found) in scan.enums.iter().enumerate() {
        if !found.targets.iter().any(|target| seen.contains_key(&(number, target.as_str()))) {
            result.unseen.extend(comparison.missing(workspace, found));
        }
    }
    let order =
        |it: &CompiledOnly| (it.location.clone(), it.package.clone(), it.module.clone(), it.item.def.name.clone());
    result.compiled_only.sort_by_cached_key(order);
    let resolved = scan
        .hidden
        .iter()
        .filter(|hidden| builds.get(&hidden.package, &hidden.target).is_some_and(|build| hidden.cfg.holds(build)));
    result.resolved = resolved.map(|hidden| hidden.location.clone()).collect();
    result.unseen.extend(comparison.left_out(&seen));
    result.agreed = comparison.agreed.len();
    result.differences = comparison.differences.into_iter().collect();
    result
}

/// A type in several targets counts once, although each target's build script writes its own file.
fn merge(all: &mut Vec<CompiledOnly>, one: CompiledOnly) {
    let same = |other: &&mut CompiledOnly| {
        let place = (&other.package, &other.module, &other.location) == (&one.package, &one.module, &one.location);
        let (other, one) = (&other.item.def, &one.item.def);
        place && (&other.name, &other.variants) == (&one.name, &one.variants)
    };
    match all.iter_mut().find(same) {
        Some(known) => {
            known.targets.extend(one.targets);
            known.explained_by.extend(one.explained_by);
        }
        None => all.push(one),
    }
}

struct Comparison<'a> {
    scan: &'a Scan,
    builds: &'a Builds,
    /// Type and variant, by number.
    agreed: BTreeSet<(usize, usize)>,
    differences: BTreeSet<Difference>,
}

impl Comparison<'_> {
    /// The scanned type: of those with that name in that file and module, the first one after the derive. A file of several
    /// crates may have it in a module of another name.
    fn counterpart(&self, one: &Owned, seen: &BTreeMap<(usize, &str), &Owned>) -> Option<usize> {
        let at = one.location.as_ref()?;
        let fits = |(number, found): &(usize, &ScannedEnum)| {
            let here = found.package == one.package && found.targets.contains(&one.target);
            let after = found.location.file == at.file && found.location.line >= at.line;
            let module = found.targets.len() > 1 || is_module(&found.module, one);
            here && after
                && module
                && found.def.name == one.item.def.name
                && !seen.contains_key(&(*number, one.target.as_str()))
        };
        let order = |(_, found): &(usize, &ScannedEnum)| {
            (!is_module(&found.module, one), found.location.line, found.location.column)
        };
        self.scan.enums.iter().enumerate().filter(fits).min_by_key(order).map(|(number, _)| number)
    }

    /// A type that the scan does not have. If the scan does not know a macro there either, it missed the type.
    fn compiled_only(&mut self, one: &Owned) -> CompiledOnly {
        let explained_by = self.scan.hidden.iter().filter(|hidden| explains(hidden, one));
        let explained_by: Vec<Location> = explained_by.map(|hidden| hidden.location.clone()).collect();
        if explained_by.is_empty() {
            self.missed(one);
        }
        CompiledOnly {
            package: one.package.clone(),
            module: one.module.clone(),
            targets: vec![one.target.clone()],
            location: one.location.clone(),
            explained_by,
            item: one.item.clone(),
        }
    }

    fn missed(&mut self, one: &Owned) {
        let place = one.item.path();
        let specs = one.item.def.variants.iter().filter_map(VariantDef::spec);
        let codes: Vec<String> = specs.map(|spec| format!("`{}`", spec.code)).collect();
        let message = format!("`{place}` exists only for the compiler, with the codes {}", codes.join(", "));
        self.differ(RuleId::ScanMissed, place, one.location.clone(), message);
    }

    /// Every variant of a type that both have.
    fn variants(&mut self, number: usize, one: &Owned) {
        let Some(found) = self.scan.enums.get(number) else { return };
        let Some(build) = self.builds.get(&one.package, &one.target) else { return };
        if !found.cfg.holds(build) {
            self.mismatch(&one.item.path(), &found.location, &not_in_build(&found.cfg));
        }
        for compiled in &one.item.def.variants {
            self.variant(number, found, one, compiled, build);
        }
        for (variant, site) in found.def.variants.iter().zip(&found.variants) {
            let compiled = one.item.def.variants.iter().any(|compiled| compiled.name == variant.name);
            if variant.spec().is_some() && !compiled && site.cfg.holds(build) {
                let place = place_of(one, &variant.name);
                let message = format!("variant `{place}` exists only in the scan");
                self.differ(RuleId::ScanExtra, place, Some(site.location.clone()), message);
            }
        }
    }

    /// Compares a variant of this build with the compiled one.
    fn variant(&mut self, number: usize, found: &ScannedEnum, one: &Owned, compiled: &VariantDef, build: &Options) {
        let place = place_of(one, &compiled.name);
        let sites = found.def.variants.iter().zip(&found.variants).enumerate();
        let forms: Vec<_> = sites.filter(|(_, (variant, _))| variant.name == compiled.name).collect();
        let active = forms.iter().find(|(_, (_, site))| site.cfg.holds(build));
        match (active, forms.first()) {
            (Some((at, (variant, site))), _) => {
                let facts = facts::differing(variant, compiled);
                if facts.is_empty() {
                    self.agreed.insert((number, *at));
                }
                for fact in facts {
                    self.mismatch(&place, &site.location, &fact);
                }
            }
            (None, Some((_, (_, site)))) => self.mismatch(&place, &site.location, &not_in_build(&site.cfg)),
            (None, None) => {
                let message = format!("variant `{place}` exists only for the compiler");
                self.differ(RuleId::ScanMissed, place, Some(found.location.clone()), message);
            }
        }
    }

    fn mismatch(&mut self, place: &str, location: &Location, fact: &str) {
        let message = format!("`{place}`: {fact}");
        self.differ(RuleId::ScanMismatch, place.to_owned(), Some(location.clone()), message);
    }

    fn differ(&mut self, rule: RuleId, place: String, location: Option<Location>, message: String) {
        self.differences.insert(Difference { location, place, message, rule });
    }

    /// The variants of compared types that no build has.
    fn left_out(&self, seen: &BTreeMap<(usize, &str), &Owned>) -> Vec<Unseen> {
        let mut unseen = Vec::new();
        for (number, found) in self.scan.enums.iter().enumerate() {
            let builds = found.targets.iter().filter(|target| seen.contains_key(&(number, target.as_str())));
            let builds: Vec<&Options> = builds.filter_map(|target| self.builds.get(&found.package, target)).collect();
            for (variant, site) in found.def.variants.iter().zip(&found.variants) {
                let absent = |build: &&Options| !site.cfg.holds(build);
                if !builds.is_empty() && builds.iter().all(absent) {
                    unseen.push(Unseen {
                        path: format!("{} {}::{}", found.package, found.path(), variant.name),
                        location: site.location.clone(),
                        reason: format!("`cfg({})` does not hold in this build", site.cfg),
                    });
                }
            }
        }
        unseen
    }

    /// A type that no program has: a disagreement, unless the reason is known.
    fn missing(&mut self, workspace: &Workspace, found: &ScannedEnum) -> Option<Unseen> {
        let mut built = found.targets.iter().filter_map(|target| self.builds.get(&found.package, target)).peekable();
        let path = format!("{} {}", found.package, found.path());
        let location = found.location.clone();
        if built.peek().is_none() {
            return Some(Unseen { path, location, reason: unbuilt(workspace, found).to_owned() });
        }
        if !built.any(|build| found.cfg.holds(build)) {
            let cfg = &found.cfg;
            return Some(Unseen { path, location, reason: format!("`cfg({cfg})` does not hold in this build") });
        }
        let message = format!("`{}` exists only in the scan", found.path());
        self.differ(RuleId::ScanExtra, found.path(), Some(location), message);
        None
    }
}

fn not_in_build(cfg: &Predicate) -> String {
    format!("the scan has it under `cfg({cfg})`, which does not hold in this build")
}

fn place_of(one: &Owned, variant: &str) -> String {
    format!("{}::{variant}", one.item.path())
}

/// Whether a path of the scan is the module of a type for the compiler, for which functions and impls are not modules.
fn is_module(path: &[String], one: &Owned) -> bool {
    path.iter().filter(|segment| !segment.starts_with('{')).eq(&one.module)
}

/// Whether the type comes from a macro or file that the scan cannot read.
fn explains(hidden: &Hidden, one: &Owned) -> bool {
    let here = hidden.package == one.package && hidden.target == one.target;
    here && match (hidden.lines, &one.location) {
        (Some((first, last)), Some(at)) => at.file == hidden.location.file && (first..=last).contains(&at.line),
        (Some(_), None) => false,
        (None, _) => is_module(&hidden.module, one),
    }
}

fn unbuilt(workspace: &Workspace, found: &ScannedEnum) -> &'static str {
    let depends = |package: &&cargo_metadata::Package| {
        package.name.as_str() == found.package && package.dependencies.iter().any(|it| it.name == "api-error")
    };
    if !workspace.metadata.packages.iter().any(|package| depends(&package)) {
        "its package does not depend on `api-error`"
    } else if found.targets.iter().any(|target| target == "lib") {
        "its library cannot be linked"
    } else {
        "its target does not build outside its package"
    }
}
