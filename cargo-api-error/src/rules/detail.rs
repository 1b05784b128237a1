//! Members of `details`. The research page calls them params; here `param` is the request parameter at fault.

use api_error_syntax::DetailDef;

use super::rule::{Action, Area, B, Detector, Exception, I, Rule, W, base, levels, opposite};
use crate::catalog::Entry;
use crate::diff::{Change, Comparison};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::DetailRemoved,
        summary: "a member of `details` is gone",
        message: "`{code}` no longer has the detail `{detail}`",
        help: "keep `#[api_error(detail)]` on the field",
        why: "Clients read it. AIP-193: keys that have been included must continue to be included.",
        detect: Detector::Contracts(|it| {
            members(it, |details| details.removed.iter().map(|old| Change::lost("detail", &old.name)).collect())
        }),
        ..base(Area::Detail, Action::Removed, [B, B, B], opposite(RuleId::DetailAdded))
    },
    Rule {
        id: RuleId::DetailRenamed,
        summary: "a member of `details` has another name and the same type",
        message: "detail `{old}` of `{code}` is now `{new}`",
        help: "keep the member's name: `detail = \"{old}\"` on the field",
        why: "A rename is a removal and an addition for every client that reads it. AIP-180.",
        detect: Detector::Contracts(|it| {
            members(it, |details| {
                details.renamed.iter().map(|(old, new)| Change::from_to(&old.name, &new.name)).collect()
            })
        }),
        ..base(Area::Detail, Action::Changed, [B, B, B], opposite(RuleId::DetailRenamed))
    },
    Rule {
        id: RuleId::DetailAdded,
        summary: "a member of `details` is new",
        message: "`{code}` now has the detail `{detail}`",
        help: "nothing to do",
        why: "Clients ignore members that they do not know. AIP-193.",
        detect: Detector::Contracts(|it| {
            members(it, |details| details.added.iter().map(|new| Change::gained("detail", &new.name)).collect())
        }),
        ..base(Area::Detail, Action::Added, [I, I, I], opposite(RuleId::DetailRemoved))
    },
    Rule {
        id: RuleId::DetailBecameOptional,
        summary: "a member of `details` can now be absent or null",
        message: "detail `{detail}` of `{code}` can now be absent or null",
        help: "always fill it",
        why: "Clients read it without a check. oasdiff: response property became optional; Zalando.",
        detect: Detector::Contracts(|it| kept(it, |old, new| old.required && !new.required)),
        ..base(Area::Detail, Action::Weakened, [B, B, B], opposite(RuleId::DetailBecameRequired))
    },
    Rule {
        id: RuleId::DetailBecameRequired,
        summary: "a member of `details` is now always present",
        message: "detail `{detail}` of `{code}` is now always present",
        help: "nothing to do",
        why: "The contract promises more than before.",
        detect: Detector::Contracts(|it| kept(it, |old, new| !old.required && new.required)),
        ..base(Area::Detail, Action::Strengthened, [I, I, I], opposite(RuleId::DetailBecameOptional))
    },
    Rule {
        id: RuleId::DetailTypeChanged,
        exception: Some(Exception {
            when: "an integer type became a wider one of at most 64 bits",
            levels: levels([W, W, W]),
        }),
        summary: "a member of `details` has another type",
        message: "detail `{detail}` of `{code}` changed from {old_type} to {new_type}",
        help: "keep the type, or add a member with another name",
        why: "Clients decode it. A wider integer only breaks clients whose own type is too small; beyond 64 bits it \
              breaks all of them.",
        detect: Detector::Contracts(|it| kept(it, |old, new| old.ty != new.ty)),
        ..base(Area::Detail, Action::Changed, [B, B, B], opposite(RuleId::DetailTypeChanged))
    },
];

fn members(it: &Comparison<'_>, detect: impl Fn(&Details<'_>) -> Vec<Change>) -> Vec<Change> {
    it.each(|old, new| detect(&Details::compare(old, new)))
}

/// The changes of members that both sides have.
fn kept(it: &Comparison<'_>, differ: fn(&DetailDef, &DetailDef) -> bool) -> Vec<Change> {
    let change = |(old, new): &(&DetailDef, &DetailDef)| {
        let change = Change::from_to(canonical(old), canonical(new)).with("detail", &old.name);
        let change = change.with("old_type", &old.ty).with("new_type", &new.ty);
        Change { exceptional: old.ty.widens_to(&new.ty), ..change }
    };
    members(it, |details| details.kept.iter().filter(|(old, new)| differ(old, new)).map(change).collect())
}

/// `name: type`, or `name?: type` if the member can be absent.
fn canonical(detail: &DetailDef) -> String {
    format!("{}{}: {}", detail.name, if detail.required { "" } else { "?" }, detail.ty)
}

/// The members of both sides, by what became of them.
#[derive(Default)]
struct Details<'a> {
    kept: Vec<(&'a DetailDef, &'a DetailDef)>,
    renamed: Vec<(&'a DetailDef, &'a DetailDef)>,
    removed: Vec<&'a DetailDef>,
    added: Vec<&'a DetailDef>,
}

impl<'a> Details<'a> {
    fn compare(old: &'a Entry, new: &'a Entry) -> Self {
        let (old, new) = (&old.spec.details, &new.spec.details);
        let mut details = Self::default();
        for before in old {
            match new.iter().find(|after| after.name == before.name) {
                Some(after) => details.kept.push((before, after)),
                None => details.removed.push(before),
            }
        }
        details.added.extend(new.iter().filter(|after| !old.iter().any(|before| before.name == after.name)));
        let Self { removed, added, renamed, .. } = &mut details;
        removed.retain(|before| {
            let Some(at) = added.iter().position(|after| after.ty == before.ty) else { return true };
            renamed.push((before, added.remove(at)));
            false
        });
        details
    }
}
