//! Codes that were removed, or that became other codes.

use super::rule::{Action, Area, B, I, Rule, W};
use crate::catalog::Entry;
use crate::comparison::{Change, Comparison};
use crate::rule_id::RuleId;

/// The rules for removed codes. Exactly one of them reports each removed code.
pub const GONE: [RuleId; 5] = [
    RuleId::ErrorRemoved,
    RuleId::ErrorRemovedBeforeSunset,
    RuleId::ErrorRemovedAfterDeprecation,
    RuleId::ErrorRenamed,
    RuleId::VariantCodeChanged,
];

pub(super) const RULES: &[Rule] = &[
    Rule::new(RuleId::ErrorRemoved, Area::Code, Action::Removed, |it| removed(it, Removal::Unannounced))
        .except("the lock has a tombstone for the code", [W, B, B])
        .summary("a code was removed without an announcement")
        .message("code `{code}` was removed")
        .history(&["removed"])
        .help("restore it; mark it `#[deprecated]` with `sunset = \"YYYY-MM-DD\"` and `replaced_by = \"..\"`; \
               release that, and remove it after that day")
        .why("Clients that match on the code no longer recognise the condition, which usually still occurs under another \
              code. Smithy: removed error structure is an error; buf: ENUM_VALUE_NO_DELETE; AIP-180.")
        .mirror(RuleId::ErrorAdded),
    Rule::new(RuleId::ErrorRemovedBeforeSunset, Area::Code, Action::Removed, |it| removed(it, Removal::BeforeSunset))
        .summary("a deprecated code was removed before its sunset")
        .message("code `{code}` was removed before its sunset {sunset}")
        .history(&["removed"])
        .help("keep the variant until that day")
        .why("The sunset is a promise to clients that are still migrating. oasdiff: api-removed-before-sunset.")
        .mirror(RuleId::ErrorAdded),
    Rule::new(RuleId::ErrorRemovedAfterDeprecation, Area::Code, Action::Removed, |it| removed(it, Removal::Announced))
        .levels(I, I, W)
        .summary("a deprecated code was removed after its sunset, and its tombstone remains")
        .message("code `{code}` was removed after its deprecation")
        .history(&["removed"])
        .help("nothing to do; its tombstone prevents the code from being used again")
        .why("Clients were warned and had the promised time. oasdiff: removed with deprecation is information.")
        .mirror(RuleId::ErrorAdded),
    Rule::new(RuleId::ErrorRenamed, Area::Code, Action::Changed, renamed)
        .summary("a code was removed, and another one lists it as an `alias`")
        .message("code `{old}` is now `{new}`")
        .history(&["`{old}` became `{new}`"])
        .help("keep the old code, or keep both and deprecate the old one; `alias` only keeps links working")
        .why("A rename is a removal and an addition for everyone who matches on the code. AIP-180; Azure; Smithy."),
    Rule::new(RuleId::VariantCodeChanged, Area::Code, Action::Changed, remapped)
        .summary("the same variant emits another code: a split, a merge or a remap")
        .message("code `{old}` is now `{new}` in {variants}")
        .history(&["`{new}` is sent instead of `{old}`"])
        .help("keep `code = \"{old}\"` on the variant, and give the new code to a new variant")
        .why("The same condition now has a different code, which a comparison of the sets of codes cannot see. \
              Azure: it is a breaking change if the same conditions result in a different code."),
    Rule::new(RuleId::TombstoneRemoved, Area::Code, Action::Removed, unburied)
        .summary("a tombstone was removed from the lock")
        .message("the tombstone of `{code}` was removed")
        .help("restore the line in `api-errors.lock`; `cargo api-error lock` keeps tombstones")
        .why("Without it, the code can be reused for something else. buf: RESERVED_ENUM_NO_DELETE.")
        .mirror(RuleId::TombstonedCodeReused),
];

/// How a code was removed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Removal {
    Unannounced,
    BeforeSunset,
    Announced,
}

impl Removal {
    fn of(it: &Comparison<'_>, entry: &Entry) -> Self {
        let announced = it.context.is_announced(entry) && !it.context.lacks_sunset(entry);
        match (announced, it.context.is_due(entry)) {
            (true, false) => Self::BeforeSunset,
            (true, true) if it.new.tombstone(&entry.spec.code).is_some() => Self::Announced,
            _ => Self::Unannounced,
        }
    }
}

fn removed(it: &Comparison<'_>, how: Removal) -> Vec<Change> {
    let change = |entry: &Entry| {
        let change = Change::of(entry).before(format!("{} {}", entry.spec.status, entry.spec.error_type));
        let sunset = entry.spec.sunset.as_ref();
        let change = sunset.into_iter().fold(change, |change, sunset| change.with("sunset", sunset));
        if how != Removal::Unannounced {
            return change;
        }
        let exceptional = it.new.tombstone(&entry.spec.code).is_some();
        let change = Change { exceptional, notes: without_effect(it, entry).into_iter().collect(), ..change };
        it.codes.likely.get(entry.spec.code.as_str()).map_or(change.clone(), |new| likely_renamed(change, entry, new))
    };
    it.gone().filter(|entry| Removal::of(it, entry) == how).map(change).collect()
}

/// The new code that is like the removed one: one edit, so one finding.
fn likely_renamed(change: Change, old: &Entry, new: &Entry) -> Change {
    let (old, code) = (&old.spec.code, &new.spec.code);
    let mut change = change.with("likely", code);
    change.notes.push(format!(
        "`{code}` is new and otherwise the same, so `{old}` was probably renamed: keep `code = \"{old}\"` on the variant; \
         if the code must change, `alias(\"{old}\")` on it keeps links working"
    ));
    change.variants = new.variants.iter().map(|variant| variant.path.clone()).collect();
    change
}

/// Why the deprecation of a code does not allow its removal.
fn without_effect(it: &Comparison<'_>, entry: &Entry) -> Option<String> {
    entry.spec.deprecated.as_ref()?;
    let why = if !it.context.is_announced(entry) {
        "it was deprecated, but no release announced that"
    } else if it.context.lacks_sunset(entry) {
        "it was deprecated without a `sunset`, which `sunset-days` requires"
    } else {
        return None;
    };
    Some(why.to_owned())
}

fn renamed(it: &Comparison<'_>) -> Vec<Change> {
    let change = |(old, new): &(&Entry, &Entry)| Change {
        variants: new.variants.iter().map(|variant| variant.path.clone()).collect(),
        ..Change::of(old).before(&old.spec.code).after(&new.spec.code)
    };
    it.codes.renamed.iter().map(change).collect()
}

fn remapped(it: &Comparison<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for remap in &it.codes.remapped {
        let Some(old) = it.old.get(remap.old) else { continue };
        let paths: Vec<String> = remap.variants.iter().map(|path| format!("`{path}`")).collect();
        let change = Change::of(old).before(remap.old).after(remap.new).with("variants", paths.join(", "));
        let is_rename = it.new.get(remap.old).is_none() && it.old.get(remap.new).is_none();
        let alias =
            || format!("if only the name changes, `alias(\"{}\")` on the variant keeps links working", remap.old);
        let notes = is_rename.then(alias).into_iter().collect();
        changes.push(Change { variants: remap.variants.clone(), notes, ..change });
    }
    changes
}

fn unburied(it: &Comparison<'_>) -> Vec<Change> {
    let kept = |code: &str| it.new.get(code).is_some() || it.new.tombstone(code).is_some();
    let codes = it.old.tombstones.iter().map(|stone| stone.code.as_str());
    codes.filter(|code| !kept(code)).map(Change::of_code).collect()
}
