//! One contract out of all builds: where builds differ, each form of a variant carries its condition.

use std::collections::BTreeMap;

use api_error_syntax::{ErrorDef, ErrorEnum, Errors, VariantDef};

use super::super::ident::composed;
use super::super::predicate::{Predicate, World, worlds};
use super::super::{Location, ScanError, VariantSite};
use super::base::Base;
use super::plan::{Plan, View};

/// The contract in all builds.
#[derive(Debug)]
pub(crate) struct Merged {
    /// Under which it exists, its own `cfg` not counted.
    pub(crate) cfg: Predicate,
    pub(crate) def: ErrorDef,
    pub(crate) variants: Vec<VariantSite>,
}

/// The contract in one build.
struct Build {
    def: ErrorDef,
    /// The number of each variant in the source, and where it stands.
    sites: Vec<(usize, Location)>,
}

/// The contract, or nothing if no build has the derive.
pub(crate) fn resolve(plan: &Plan, base: &Base) -> Result<Option<Merged>, Vec<ScanError>> {
    let attributes = plan.attribute_conditions();
    let members = plan.member_conditions();
    let Some(few) = worlds(&attributes) else {
        let error = base.error(proc_macro2::Span::call_site(), proc_macro2::Span::call_site(), TOO_MANY.to_owned());
        return Err(vec![error]);
    };
    let first = attempt(plan, base, &attributes, &few, true);
    if members.is_empty() || matches!(first, Ok((_, false))) {
        return first.map(|(merged, _)| merged);
    }
    let all: Vec<_> = attributes.iter().chain(&members).copied().collect();
    match worlds(&all) {
        Some(many) => attempt(plan, base, &all, &many, false).map(|(merged, _)| merged),
        None => first.map(|(merged, _)| merged),
    }
}

const TOO_MANY: &str = "the attributes of this item depend on more `cfg` options than are tried";

/// The contract over `list`, and whether builds must choose between variants or fields of one name.
fn attempt(
    plan: &Plan,
    base: &Base,
    predicates: &[&Predicate],
    list: &[World],
    all: bool,
) -> Result<(Option<Merged>, bool), Vec<ScanError>> {
    let mut builds: Vec<Option<Build>> = Vec::new();
    let mut errors: Vec<ScanError> = Vec::new();
    let mut twins = false;
    for world in list {
        let Some(view) = plan.view(world, all) else {
            builds.push(None);
            continue;
        };
        twins |= view.has_twins();
        match build(plan, &view, base) {
            Ok(build) => builds.push(Some(build)),
            Err(found) => {
                for error in found {
                    if !errors.iter().any(|known| known.location == error.location && known.message == error.message) {
                        errors.push(with_world(error, world));
                    }
                }
            }
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let exists: Vec<bool> = builds.iter().map(Option::is_some).collect();
    let cfg = condition(predicates, list, &vec![true; list.len()], &exists);
    let merged = merge(plan, predicates, list, &builds, &cfg);
    Ok((merged.map(|(def, variants)| Merged { cfg, def, variants }), twins))
}

fn with_world(error: ScanError, world: &World) -> ScanError {
    if world.is_empty() {
        return error;
    }
    let options: Vec<_> =
        world.iter().map(|(name, on)| if *on { format!("`{name}`") } else { format!("`not({name})`") }).collect();
    error.note(format!("this happens with {}", options.join(" and ")))
}

fn build(plan: &Plan, view: &View, base: &Base) -> Result<Build, Vec<ScanError>> {
    let item = ErrorEnum::from_input(&view.input).map_err(|errors| translate(&errors, base))?;
    let locations = item.variants.iter().map(|variant| base.location(variant.ident.span()));
    let sites = view.kept.iter().copied().zip(locations).collect();
    let mut def = item.into_def();
    def.name = composed(&def.name).into_owned();
    def.docs.includes = plan.doc_files(usize::MAX).0;
    for (variant, at) in def.variants.iter_mut().zip(&view.kept) {
        variant.docs.includes = plan.doc_files(*at).1;
        variant.name = composed(&variant.name).into_owned();
    }
    Ok(Build { def, sites })
}

fn translate(errors: &Errors, base: &Base) -> Vec<ScanError> {
    let located = errors.iter().map(|diagnostic| {
        let mut lines = diagnostic.text.lines();
        let fact = lines.next().unwrap_or_default().to_owned();
        let error = base.error(diagnostic.mark.start, diagnostic.mark.end, fact);
        lines.fold(error, |error, line| match (line.strip_prefix("help: "), line.strip_prefix("note: ")) {
            (Some(help), _) => error.help(help),
            (None, Some(note)) => error.note(note),
            (None, None) => error.note(line),
        })
    });
    located.collect()
}

/// One form of a variant: what it says, where it stands, and in which worlds it does.
type Form<'b> = (&'b VariantDef, &'b Location, Vec<bool>);

fn merge(
    plan: &Plan,
    predicates: &[&Predicate],
    list: &[World],
    builds: &[Option<Build>],
    enum_cfg: &Predicate,
) -> Option<(ErrorDef, Vec<VariantSite>)> {
    let mut forms: BTreeMap<usize, Vec<Form<'_>>> = BTreeMap::new();
    for (number, build) in builds.iter().enumerate() {
        let Some(build) = build else { continue };
        for (variant, (at, location)) in build.def.variants.iter().zip(&build.sites) {
            let known = forms.entry(*at).or_default();
            let form = known.iter().position(|(def, ..)| *def == variant).unwrap_or(known.len());
            if form == known.len() {
                known.push((variant, location, vec![false; list.len()]));
            }
            if let Some(there) = known.get_mut(form).and_then(|(.., there)| there.get_mut(number)) {
                *there = true;
            }
        }
    }
    let mut variants = Vec::new();
    let mut sites = Vec::new();
    for (at, forms) in &forms {
        let own = plan.variants.get(*at).map_or(Predicate::True, |flat| flat.cfg.clone());
        let anywhere: Vec<bool> =
            (0..list.len()).map(|world| forms.iter().any(|(.., there)| there.get(world) == Some(&true))).collect();
        for (def, location, there) in forms {
            let own = shortest(&own, enum_cfg);
            let cfg = own.and(condition(predicates, list, &anywhere, there));
            variants.push((*def).clone());
            sites.push(VariantSite { location: (*location).clone(), cfg: cfg.to_option() });
        }
    }
    let mut def = builds.iter().flatten().next()?.def.clone();
    def.variants = variants;
    Some((def, sites))
}

/// The shortest predicate that says the same as `own` wherever `context` holds.
fn shortest(own: &Predicate, context: &Predicate) -> Predicate {
    match worlds(&[own, context]) {
        Some(list) if *context != Predicate::True => {
            let holds = |predicate: &Predicate| list.iter().map(|world| predicate.holds(world)).collect::<Vec<_>>();
            condition(&[own], &list, &holds(context), &holds(own))
        }
        _ => own.clone(),
    }
}

/// The shortest predicate that holds, among the worlds of `universe`, in exactly those of `wanted`.
fn condition(predicates: &[&Predicate], list: &[World], universe: &[bool], wanted: &[bool]) -> Predicate {
    let fits = |predicate: &Predicate| {
        let relevant = list.iter().zip(universe.iter().zip(wanted)).filter(|(_, (counts, _))| **counts);
        relevant.into_iter().all(|(world, (_, wanted))| predicate.holds(world) == *wanted)
    };
    let atoms = list.first().into_iter().flat_map(World::keys).map(|name| Predicate::Atom(name.clone()));
    let known: Vec<_> = atoms.chain(predicates.iter().map(|one| (*one).clone())).collect();
    let literals = || known.iter().flat_map(|one| [one.clone(), one.clone().negate()]);
    let singles = std::iter::once(Predicate::True).chain(literals());
    let pairs = literals().flat_map(|a| literals().map(move |b| a.clone().and(b)));
    if let Some(short) = singles.chain(pairs).find(|predicate| fits(predicate)) {
        return short;
    }
    let worlds = list.iter().zip(wanted).filter(|(_, wanted)| **wanted).map(|(world, _)| {
        world.iter().fold(Predicate::True, |all, (name, on)| {
            let atom = Predicate::Atom(name.clone());
            all.and(if *on { atom } else { atom.negate() })
        })
    });
    worlds.fold(Predicate::False, Predicate::or)
}
