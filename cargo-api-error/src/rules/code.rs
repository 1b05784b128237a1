//! Which codes exist, and what they mean.

use super::{Action, Area, B, I, Rule, W, levels};
use crate::catalog::Entry;
use crate::comparison::{Addition, Changes, Comparison, Pair, Removal};
use crate::rule_id::RuleId;

/// The rules of which one reports every code that is gone.
pub const GONE: &[RuleId] = &[
    RuleId::ErrorRemoved,
    RuleId::ErrorRemovedBeforeSunset,
    RuleId::ErrorRemovedAfterDeprecation,
    RuleId::ErrorRenamed,
    RuleId::VariantCodeChanged,
];

pub(super) const RULES: &[Rule] = &[
    Rule::of_contracts(RuleId::ErrorRemoved, error_removed)
        .about(Area::Code, Action::Removed)
        .except("the lock has a tombstone for the code", levels(W, B, B))
        .summary("a code was removed without an announcement")
        .message("code `{code}` was removed")
        .help("restore it; mark it `#[deprecated]` with `sunset = \"YYYY-MM-DD\"` and `replaced_by = \"..\"`; \
               release that, and remove it after that day")
        .why("Clients that match on the code no longer recognise the condition, which usually still occurs under another \
              code. Smithy: removed error structure is an error; buf: ENUM_VALUE_NO_DELETE; AIP-180.")
        .mirror(RuleId::ErrorAdded),
    Rule::of_contracts(RuleId::ErrorRemovedBeforeSunset, error_removed_before_sunset)
        .about(Area::Code, Action::Removed)
        .summary("a deprecated code was removed before its sunset")
        .message("code `{code}` was removed before its sunset {old}")
        .help("keep the variant until that day")
        .why("The sunset is a promise to clients that are still migrating. oasdiff: api-removed-before-sunset.")
        .mirror(RuleId::ErrorAdded),
    Rule::of_contracts(RuleId::ErrorRemovedAfterDeprecation, error_removed_after_deprecation)
        .about(Area::Code, Action::Removed)
        .levels(I, I, W)
        .summary("a deprecated code was removed after its sunset, and its tombstone remains")
        .message("code `{code}` was removed after its deprecation")
        .help("nothing to do; its tombstone prevents the code from being used again")
        .why("Clients were warned and had the promised time. oasdiff: removed with deprecation is information.")
        .mirror(RuleId::ErrorAdded),
    Rule::of_contracts(RuleId::ErrorRenamed, error_renamed)
        .about(Area::Code, Action::Changed)
        .summary("a code was removed, and another one lists it as an `alias`")
        .message("code `{old}` is now `{new}`")
        .help("keep the old code, or keep both and deprecate the old one; `alias` only keeps links working")
        .why("A rename is a removal and an addition for everyone who matches on the code. AIP-180; Azure; Smithy."),
    Rule::of_contracts(RuleId::VariantCodeChanged, variant_code_changed)
        .about(Area::Code, Action::Changed)
        .summary("the same variant emits another code: a split, a merge or a remap")
        .message("{name} emits `{new}` instead of `{old}`")
        .help("keep `code = \"{old}\"` on the variant, and give the new code to a new variant")
        .why("The same condition now has a different code, which a comparison of the sets of codes cannot see. \
              Azure: it is a breaking change if the same conditions result in a different code."),
    Rule::of_contracts(RuleId::TombstonedCodeReused, tombstoned_code_reused)
        .about(Area::Code, Action::Added)
        .summary("a removed code, or a former name of another code, is used again")
        .message("code `{code}` had another meaning and is used again")
        .help("choose a code that was never used")
        .why("Clients that know the old meaning apply it to the new one. buf: reserved names.")
        .mirror(RuleId::TombstoneRemoved),
    Rule::of_contracts(RuleId::TombstoneRemoved, tombstone_removed)
        .about(Area::Code, Action::Removed)
        .summary("a tombstone was removed from the lock")
        .message("the tombstone of `{code}` was removed")
        .help("restore the line in `api-errors.lock`; `cargo api-error lock` keeps tombstones")
        .why("Without it, the code can be reused for something else. buf: RESERVED_ENUM_NO_DELETE.")
        .mirror(RuleId::TombstonedCodeReused),
    Rule::of_contracts(RuleId::ErrorAdded, error_added)
        .about(Area::Code, Action::Added)
        .levels(I, I, I)
        .summary("a new code in a new type")
        .message("code `{code}` is new, in a new type")
        .help("nothing to do; `cargo api-error lock` records it")
        .why("No call that clients make today can return it.")
        .mirror(RuleId::ErrorRemoved),
    Rule::of_contracts(RuleId::ErrorAddedOpen, error_added_open)
        .about(Area::Code, Action::Added)
        .levels(I, I, W)
        .summary("a new code in a known type, with a status, type and retry advice that already occur there")
        .message("code `{code}` is new in a type that clients know")
        .help("nothing to do; clients must handle unknown codes by status and type")
        .why("The set of codes is open, and the fallback of a client already handles this class. Zalando: extensible enum.")
        .mirror(RuleId::ErrorRemoved),
    Rule::of_contracts(RuleId::ErrorAddedNewClass, error_added_new_class)
        .about(Area::Code, Action::Added)
        .levels(W, W, W)
        .summary("a new code in a known type, with a status, type or retry advice that is new there")
        .message("code `{code}` adds {new} to a type that did not have it")
        .help("tell clients, or use a status and type that other errors of this type have")
        .why("A fallback by status and type may not know this class. Smithy: AddedOperationError; oasdiff: response enum \
              value added; Azure: should not.")
        .mirror(RuleId::ErrorRemoved),
    Rule::of_code(RuleId::ErrorMoved, error_moved)
        .about(Area::Variant, Action::Changed)
        .levels(I, I, W)
        .summary("another type emits the code; the wire format is unchanged")
        .message("code `{code}` moved from {old} to {new}")
        .help("nothing to do; a Rust path is not part of the contract")
        .why("Rust paths are not part of the contract, but generated clients may group constants by type."),
];

/// Status and type of a code, as the fingerprints of its changes have them.
fn kind(entry: &Entry) -> String {
    format!("{} {}", entry.spec.status, entry.spec.error_type)
}

fn error_removed(comparison: &Comparison<'_>, found: &mut Changes) {
    for (entry, removal) in comparison.removed() {
        if let Removal::Unannounced(note) = removal {
            let mut change = found.of(entry).was(kind(entry));
            change.exceptional = comparison.new.tombstone(&entry.spec.code).is_some();
            change.notes.extend(note.map(str::to_owned));
            found.push(change);
        }
    }
}

fn error_removed_before_sunset(comparison: &Comparison<'_>, found: &mut Changes) {
    for (entry, removal) in comparison.removed() {
        if let Removal::BeforeSunset(day) = removal {
            found.push(found.of(entry).was(day));
        }
    }
}

fn error_removed_after_deprecation(comparison: &Comparison<'_>, found: &mut Changes) {
    for (entry, removal) in comparison.removed() {
        if removal == Removal::AfterDeprecation {
            found.push(found.of(entry));
        }
    }
}

fn error_renamed(comparison: &Comparison<'_>, found: &mut Changes) {
    for (before, after) in &comparison.renamed {
        let variants = after.variants.iter().map(|variant| variant.path.clone());
        found.push(found.of(before).was(&before.spec.code).is(&after.spec.code).at(variants));
    }
}

fn variant_code_changed(comparison: &Comparison<'_>, found: &mut Changes) {
    for remap in &comparison.remapped {
        let old = comparison.old.get(remap.old);
        let change = old.map_or_else(|| found.of_code(remap.old), |old| found.of(old));
        found.push(change.was(remap.old).is(remap.new).at(remap.variants.iter().cloned()));
    }
}

fn tombstoned_code_reused(comparison: &Comparison<'_>, found: &mut Changes) {
    for reuse in &comparison.reused {
        found.push(found.of_code(&reuse.entry.spec.code).was(&reuse.was).is(kind(reuse.entry)));
    }
}

fn tombstone_removed(comparison: &Comparison<'_>, found: &mut Changes) {
    let new = comparison.new;
    for stone in &comparison.old.tombstones {
        if new.get(&stone.code).is_none() && new.tombstone(&stone.code).is_none() {
            found.push(found.of_code(&stone.code));
        }
    }
}

fn error_added(comparison: &Comparison<'_>, found: &mut Changes) {
    for (entry, addition) in comparison.added() {
        if addition == Addition::NewType {
            found.push(found.of_code(&entry.spec.code).is(kind(entry)));
        }
    }
}

fn error_added_open(comparison: &Comparison<'_>, found: &mut Changes) {
    for (entry, addition) in comparison.added() {
        if addition == Addition::Open {
            found.push(found.of_code(&entry.spec.code).is(kind(entry)));
        }
    }
}

fn error_added_new_class(comparison: &Comparison<'_>, found: &mut Changes) {
    for (entry, addition) in comparison.added() {
        if let Addition::NewClass(news) = addition {
            found.push(found.of_code(&entry.spec.code).is(news));
        }
    }
}

fn error_moved(pair: &Pair<'_>, found: &mut Changes) {
    for (before, after) in pair.variants().moved {
        found.push(found.of(pair.old).was(format!("`{before}`")).is(format!("`{after}`")));
    }
}
