//! Which variants emit a code, and in which builds.

use std::collections::BTreeSet;

use super::rule::{Action, Area, Detector, I, Rule, W, base, opposite};
use crate::catalog::{Entry, ErrorPath};
use crate::diff::{Change, Comparison};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::ErrorMoved,
        summary: "another type emits the code, and nothing on the wire changed",
        message: "code `{code}` moved from `{old}` to `{new}`",
        help: "nothing to do; a Rust path is not part of the contract",
        why: "Rust paths are not contract, but generated clients that group constants by type show the move.",
        detect: Detector::Contracts(|it| {
            it.each(|old, new| Emitters::compare(it, old, new).moved.into_iter().map(from_to))
        }),
        ..base(Area::Variant, Action::Changed, [I, I, W], opposite(RuleId::ErrorMoved))
    },
    Rule {
        id: RuleId::VariantRenamed,
        summary: "a variant has another name and the same code",
        message: "`{old}` is now `{new}`, still with code `{code}`",
        help: "nothing to do",
        why: "Names inside the program are not contract. The lint `implicit-code` finds codes that follow from a name.",
        detect: Detector::Contracts(|it| {
            it.each(|old, new| Emitters::compare(it, old, new).renamed.into_iter().map(from_to))
        }),
        ..base(Area::Variant, Action::Changed, [I, I, I], opposite(RuleId::VariantRenamed))
    },
    Rule {
        id: RuleId::EnumRenamed,
        summary: "a type has another name and the same codes",
        message: "type `{old}` is now `{new}`, with the same codes",
        help: "nothing to do",
        why: "Names inside the program are not contract.",
        detect: Detector::Contracts(renamed_types),
        ..base(Area::Variant, Action::Changed, [I, I, I], opposite(RuleId::EnumRenamed))
    },
    Rule {
        id: RuleId::VariantAdded,
        summary: "one more variant emits a known code",
        message: "`{new}` also emits `{code}`",
        help: "nothing to do, if a client handles both in the same way",
        why: "A code stands for one reaction of the client, whatever the cause inside. AIP-193.",
        detect: Detector::Contracts(|it| {
            let change = |path: ErrorPath| Change { variants: vec![path.clone()], ..Change::default().after(path) };
            it.each(|old, new| Emitters::compare(it, old, new).added.into_iter().map(change))
        }),
        ..base(Area::Variant, Action::Added, [I, I, I], opposite(RuleId::VariantRemoved))
    },
    Rule {
        id: RuleId::VariantRemoved,
        summary: "one of several variants no longer emits a code",
        message: "`{old}` no longer emits `{code}`",
        help: "nothing to do; other variants still emit the code",
        why: "The code still exists and still means the same.",
        detect: Detector::Contracts(|it| {
            it.each(|old, new| {
                Emitters::compare(it, old, new).removed.into_iter().map(|path| Change::default().before(path))
            })
        }),
        ..base(Area::Variant, Action::Removed, [I, I, I], opposite(RuleId::VariantAdded))
    },
    Rule {
        id: RuleId::BecameConditional,
        summary: "a code now exists only in some builds, or in others than before",
        message: "code `{code}` now depends on `cfg({new})`",
        help: "remove the `cfg` from the variant, or make sure that every deployed build has it",
        why: "A build without it answers the same condition in another way, and the source does not show which builds \
              are deployed.",
        detect: Detector::Contracts(|it| {
            it.each(|old, new| {
                let after = new.cfg.as_ref().filter(|after| old.cfg.as_ref() != Some(after))?;
                let old = old.cfg.as_ref().map(ToString::to_string);
                Some(Change { old, ..Change::default().after(after) })
            })
        }),
        ..base(Area::Variant, Action::Weakened, [W, W, W], opposite(RuleId::BecameUnconditional))
    },
    Rule {
        id: RuleId::BecameUnconditional,
        summary: "a code now exists in every build",
        message: "code `{code}` no longer depends on `cfg({old})`",
        help: "nothing to do",
        why: "Every build now does what only some did before.",
        detect: Detector::Contracts(|it| it.lost(|entry| entry.cfg.as_ref())),
        ..base(Area::Variant, Action::Strengthened, [I, I, I], opposite(RuleId::BecameConditional))
    },
];

fn from_to((old, new): (ErrorPath, ErrorPath)) -> Change {
    Change::from_to(old, new)
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

/// What became of the variants that emit a code.
#[derive(Default)]
struct Emitters {
    renamed: Vec<(ErrorPath, ErrorPath)>,
    /// Types, of which several variants may have moved.
    moved: BTreeSet<(ErrorPath, ErrorPath)>,
    removed: Vec<ErrorPath>,
    added: Vec<ErrorPath>,
}

impl Emitters {
    fn compare(it: &Comparison<'_>, old: &Entry, new: &Entry) -> Self {
        let explained = |path: &ErrorPath, code| it.codes.variants.contains(&(path.clone(), code));
        let now: BTreeSet<&ErrorPath> = new.variants.iter().map(|variant| &variant.path).collect();
        let mut emitters = Self::default();
        let mut followed = BTreeSet::new();
        for variant in &old.variants {
            let path = it.types.follow(&variant.path);
            if now.contains(&path) {
                let ty = variant.path.type_path();
                emitters.moved.extend(it.types.moved.get(&ty).map(|new| (ty.clone(), new.clone())));
                followed.insert(path);
            } else if !explained(&path, old.spec.code.as_str()) {
                emitters.removed.push(path);
            }
        }
        let came = now.into_iter().filter(|path| !followed.contains(*path) && !explained(path, &new.spec.code));
        emitters.added = came.cloned().collect();
        emitters.renamed = emitters.pairs(|old, new| old.type_path() == new.type_path());
        let moved = emitters.pairs(|_, _| true);
        emitters.moved.extend(moved.into_iter().map(|(old, new)| (old.type_path(), new.type_path())));
        emitters
    }

    /// Takes the variants that belong together out of the removed and the added ones.
    fn pairs(&mut self, same: impl Fn(&ErrorPath, &ErrorPath) -> bool) -> Vec<(ErrorPath, ErrorPath)> {
        let mut pairs = Vec::new();
        let added = &mut self.added;
        self.removed.retain(|old| {
            let Some(at) = added.iter().position(|new| same(old, new)) else { return true };
            pairs.push((old.clone(), added.remove(at)));
            false
        });
        pairs
    }
}
