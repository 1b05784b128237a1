//! Which variants emit a code, and in which builds.

use super::{Action, Area, I, Rule, W};
use crate::comparison::{Changes, Comparison, Pair};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::of_code(RuleId::VariantRenamed, variant_renamed)
        .about(Area::Variant, Action::Changed)
        .levels(I, I, I)
        .summary("a variant was renamed; its code is unchanged")
        .message("{old} is now {new}, still with code `{code}`")
        .help("nothing to do")
        .why("Names inside the program are not part of the contract. The lint `implicit-code` finds codes that follow a name."),
    Rule::of_contracts(RuleId::EnumRenamed, enum_renamed)
        .about(Area::Variant, Action::Changed)
        .levels(I, I, I)
        .summary("a type was renamed; its codes are unchanged")
        .message("type {old} is now {new}, with the same codes")
        .help("nothing to do")
        .why("Names inside the program are not part of the contract."),
    Rule::of_code(RuleId::VariantAdded, variant_added)
        .about(Area::Variant, Action::Added)
        .levels(I, I, I)
        .summary("another variant emits a known code")
        .message("{new} emits `{code}` too")
        .help("nothing to do if clients handle both cases alike")
        .why("One code stands for one reaction of the client, whatever the internal cause. AIP-193.")
        .mirror(RuleId::VariantRemoved),
    Rule::of_code(RuleId::VariantRemoved, variant_removed)
        .about(Area::Variant, Action::Removed)
        .levels(I, I, I)
        .summary("one of several variants no longer emits a code")
        .message("{old} no longer emits `{code}`")
        .help("nothing to do; other variants still emit the code")
        .why("The code still exists and its meaning is unchanged.")
        .mirror(RuleId::VariantAdded),
    Rule::of_code(RuleId::BecameConditional, became_conditional)
        .about(Area::Variant, Action::Weakened)
        .levels(W, W, W)
        .summary("a code now exists only in some builds")
        .message("code `{code}` now depends on `cfg({new})`")
        .help("move the `cfg` off the variant, or make sure that every deployed build has it")
        .why("A build without the code reports the condition in another way, and the source does not show which builds are deployed.")
        .mirror(RuleId::BecameUnconditional),
    Rule::of_code(RuleId::BecameUnconditional, became_unconditional)
        .about(Area::Variant, Action::Strengthened)
        .levels(I, I, I)
        .summary("a code now exists in every build")
        .message("code `{code}` no longer depends on `cfg({old})`")
        .help("nothing to do")
        .why("All builds now behave alike.")
        .mirror(RuleId::BecameConditional),
];

fn variant_renamed(pair: &Pair<'_>, found: &mut Changes) {
    for (before, after) in pair.variants().renamed {
        found.push(found.of(pair.old).was(format!("`{before}`")).is(format!("`{after}`")));
    }
}

fn enum_renamed(comparison: &Comparison<'_>, found: &mut Changes) {
    for (before, after) in &comparison.types.renamed {
        let mut variants = comparison.new.errors.iter().flat_map(|entry| &entry.variants);
        let inside = variants.find(|variant| variant.path.type_path() == *after).map(|variant| variant.path.clone());
        found.push(found.of_contract().was(format!("`{before}`")).is(format!("`{after}`")).at(inside));
    }
}

fn variant_added(pair: &Pair<'_>, found: &mut Changes) {
    for path in pair.variants().came {
        found.push(found.of(pair.old).is(format!("`{path}`")).at([path]));
    }
}

fn variant_removed(pair: &Pair<'_>, found: &mut Changes) {
    for path in pair.variants().gone {
        found.push(found.of(pair.old).was(format!("`{path}`")));
    }
}

fn became_conditional(pair: &Pair<'_>, found: &mut Changes) {
    match (&pair.old.cfg, &pair.new.cfg) {
        (Some(before), Some(after)) if before != after => found.push(found.of(pair.old).was(before).is(after)),
        (None, Some(after)) => found.push(found.of(pair.old).is(after)),
        _ => {}
    }
}

fn became_unconditional(pair: &Pair<'_>, found: &mut Changes) {
    if let (Some(before), None) = (&pair.old.cfg, &pair.new.cfg) {
        found.push(found.of(pair.old).was(before));
    }
}
