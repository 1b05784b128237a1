//! Which variants emit a code, and in which builds.

use super::header;
use super::rule::{Action, Area, I, Rule, W};
use crate::catalog::{Entry, ErrorPath};
use crate::comparison::{Change, Comparison, Emitters};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::new(RuleId::ErrorMoved, Area::Variant, Action::Changed, |it| emitters(it, |found| found.moved_types.iter().map(from_to).collect()))
        .levels(I, I, W)
        .summary("another type emits the code; the wire format is unchanged")
        .message("code `{code}` moved from `{old}` to `{new}`")
        .help("nothing to do; a Rust path is not part of the contract")
        .why("Rust paths are not part of the contract, but generated clients may group constants by type."),
    Rule::compatible(RuleId::VariantRenamed, Area::Variant, Action::Changed, |it| emitters(it, |found| found.renamed.iter().map(from_to).collect()))
        .summary("a variant was renamed; its code is unchanged")
        .message("`{old}` is now `{new}`, still with code `{code}`")
        .why("Names inside the program are not part of the contract. The lint `implicit-code` finds codes that follow a name."),
    Rule::compatible(RuleId::EnumRenamed, Area::Variant, Action::Changed, renamed_types)
        .summary("a type was renamed; its codes are unchanged")
        .message("type `{old}` is now `{new}`, with the same codes")
        .why("Names inside the program are not part of the contract."),
    Rule::new(RuleId::VariantAdded, Area::Variant, Action::Added, variants_added)
        .levels(I, I, I)
        .summary("another variant emits a known code")
        .message("`{new}` emits `{code}` too")
        .help("nothing to do if clients handle both cases alike")
        .why("One code stands for one reaction of the client, whatever the internal cause. AIP-193.")
        .mirror(RuleId::VariantRemoved),
    Rule::new(RuleId::VariantRemoved, Area::Variant, Action::Removed, variants_removed)
        .levels(I, I, I)
        .summary("one of several variants no longer emits a code")
        .message("`{old}` no longer emits `{code}`")
        .help("nothing to do if clients miss nothing: other variants still emit the code, or became another code")
        .why("The code, or the one that it became, still exists and its meaning is unchanged.")
        .mirror(RuleId::VariantAdded),
    Rule::new(RuleId::BecameConditional, Area::Variant, Action::Weakened, became_conditional)
        .levels(W, W, W)
        .summary("a code now exists only in some builds")
        .message("code `{code}` now depends on `cfg({new})`")
        .help("move the `cfg` off the variant, or make sure that every deployed build has it")
        .why("A build without the code reports the condition in another way, and the source does not show which builds are deployed.")
        .mirror(RuleId::BecameUnconditional),
    Rule::compatible(RuleId::BecameUnconditional, Area::Variant, Action::Strengthened, |it| it.lost(|entry| entry.cfg.as_ref()))
        .summary("a code now exists in every build")
        .message("code `{code}` no longer depends on `cfg({old})`")
        .why("All builds now behave alike.")
        .mirror(RuleId::BecameConditional),
];

fn from_to((old, new): &(ErrorPath, ErrorPath)) -> Change {
    Change::from_to(old, new)
}

fn emitters(it: &Comparison<'_>, detect: impl Fn(&Emitters) -> Vec<Change>) -> Vec<Change> {
    it.each(|old, new| detect(&it.emitters(old, new)))
}

fn variants_added(it: &Comparison<'_>) -> Vec<Change> {
    it.each(|old, new| {
        let change = |path: ErrorPath| {
            let notes = without_headers(old, new, &path);
            Change { variants: vec![path.clone()], notes, ..Change::default().after(path) }
        };
        it.emitters(old, new).added.into_iter().map(change).collect::<Vec<_>>()
    })
}

/// What a response of the runtime lacks is no loss, because the service sent such responses before.
fn without_headers(old: &Entry, new: &Entry, path: &ErrorPath) -> Vec<String> {
    let joined = new.variants.iter().find(|variant| path.is_built_in() && variant.path == *path);
    let lacking = joined.map(|variant| header::lacking(old, &new.alone(variant))).unwrap_or_default();
    lacking.iter().map(|name| format!("its responses have no header `{name}`")).collect()
}

fn variants_removed(it: &Comparison<'_>) -> Vec<Change> {
    let mut removed = emitters(it, |found| found.removed.iter().map(|path| Change::default().before(path)).collect());
    removed.extend(it.left_behind().map(|(old, path)| Change::of(old).before(path)));
    removed
}

fn became_conditional(it: &Comparison<'_>) -> Vec<Change> {
    it.each(|old, new| {
        let after = new.cfg.as_ref().filter(|after| old.cfg.as_ref() != Some(after))?;
        let old = old.cfg.as_ref().map(ToString::to_string);
        Some(Change { old, ..Change::default().after(after) })
    })
}

/// A type with another name is shown at one of its variants.
fn renamed_types(it: &Comparison<'_>) -> Vec<Change> {
    let variant = |ty: &ErrorPath| {
        let mut paths = it.new.errors.iter().flat_map(|entry| &entry.variants).map(|variant| &variant.path);
        paths.find(|path| path.type_path() == *ty).cloned().into_iter().collect()
    };
    let renamed = it.types.renamed.iter();
    renamed.map(|(old, new)| Change { variants: variant(new), ..Change::from_to(old, new) }).collect()
}
