//! Codes that are gone, or that became other codes.

use super::rule::{Action, Area, B, Detector, Exception, I, Rule, W, base, levels, opposite};
use crate::catalog::Entry;
use crate::diff::{Change, Comparison};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::ErrorRemoved,
        exception: Some(Exception { when: "the lock holds a tombstone for the code", levels: levels([W, B, B]) }),
        summary: "a code is gone, and no release announced that",
        message: "code `{code}` is gone",
        help: "restore it; to remove it later, deprecate it with `#[deprecated]`, `sunset = \"YYYY-MM-DD\"` and \
               `replaced_by = \"..\"`, release that, and remove it on that day",
        why: "Clients that match on the code no longer recognise the condition, which usually still occurs under \
              another code. Smithy: removed error structure is an error; buf: ENUM_VALUE_NO_DELETE; AIP-180.",
        detect: Detector::Contracts(|it| removed(it, Removal::Unannounced)),
        ..base(Area::Code, Action::Removed, [B, B, B], opposite(RuleId::ErrorAdded))
    },
    Rule {
        id: RuleId::ErrorRemovedBeforeSunset,
        summary: "a deprecated code is gone before its sunset",
        message: "code `{code}` is gone before its sunset {sunset}",
        help: "keep the variant until {sunset}",
        why: "The sunset is a promise to clients that still migrate. oasdiff: api-removed-before-sunset.",
        detect: Detector::Contracts(|it| removed(it, Removal::BeforeSunset)),
        ..base(Area::Code, Action::Removed, [B, B, B], opposite(RuleId::ErrorAdded))
    },
    Rule {
        id: RuleId::ErrorRemovedAfterDeprecation,
        summary: "a deprecated code is gone, its sunset has passed and a tombstone remains",
        message: "code `{code}` is gone after its deprecation",
        help: "nothing to do; the tombstone keeps the code from being used again",
        why: "A release announced the removal, and clients had the time that it promised. oasdiff: removed with \
              deprecation is information.",
        detect: Detector::Contracts(|it| removed(it, Removal::Announced)),
        ..base(Area::Code, Action::Removed, [I, I, W], opposite(RuleId::ErrorAdded))
    },
    Rule {
        id: RuleId::ErrorRenamed,
        summary: "a code is gone, and another one declares it as its `alias`",
        message: "code `{old}` is now `{new}`",
        help: "keep the old code, or add the new one beside it and deprecate the old one; `alias` only keeps links working",
        why: "A rename is a removal and an addition for every client that matches on the code. AIP-180; Azure; Smithy.",
        detect: Detector::Contracts(renamed),
        ..base(Area::Code, Action::Changed, [B, B, B], opposite(RuleId::ErrorRenamed))
    },
    Rule {
        id: RuleId::VariantCodeChanged,
        summary: "a variant emits another code than before: a split, a merge or a remap",
        message: "code of {variants} changed from `{old}` to `{new}`",
        help: "keep `code = \"{old}\"` on the variant, and give the new code to a new variant",
        why: "The same condition now has a different code, which a comparison of the sets of codes cannot see. \
              Azure: it is a breaking change if the same conditions result in a different code.",
        detect: Detector::Contracts(remapped),
        ..base(Area::Code, Action::Changed, [B, B, B], opposite(RuleId::VariantCodeChanged))
    },
    Rule {
        id: RuleId::TombstoneRemoved,
        summary: "the lock no longer has the tombstone of a code",
        message: "the tombstone of `{code}` is gone",
        help: "restore its line in the lock; `cargo api-error lock` keeps tombstones",
        why: "Without it, the code can be used again with another meaning. buf: RESERVED_ENUM_NO_DELETE.",
        detect: Detector::Contracts(unburied),
        ..base(Area::Code, Action::Removed, [B, B, B], opposite(RuleId::TombstonedCodeReused))
    },
];

/// How a code went.
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
        Change { exceptional, notes: without_effect(it, entry).into_iter().collect(), ..change }
    };
    it.gone().filter(|entry| Removal::of(it, entry) == how).map(change).collect()
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
        changes.push(Change { variants: remap.variants.clone(), ..change });
    }
    changes
}

fn unburied(it: &Comparison<'_>) -> Vec<Change> {
    let kept = |code: &str| it.new.get(code).is_some() || it.new.tombstone(code).is_some();
    let codes = it.old.tombstones.iter().map(|stone| stone.code.as_str());
    codes.filter(|code| !kept(code)).map(Change::of_code).collect()
}
