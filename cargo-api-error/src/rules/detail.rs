//! Members of `details`. The research page calls them params; here `param` is the request parameter at fault.

use super::{Action, Area, I, Rule, W, levels};
use api_error_syntax::DetailDef;

use crate::comparison::{Changes, Pair};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::of_code(RuleId::DetailRemoved, detail_removed)
        .about(Area::Detail, Action::Removed)
        .summary("a member of `details` was removed")
        .message("`{code}` no longer has the detail `{name}`")
        .help("keep `#[api_error(detail)]` on the field")
        .why("Clients read it. AIP-193: keys that have been included must continue to be included.")
        .mirror(RuleId::DetailAdded),
    Rule::of_code(RuleId::DetailRenamed, detail_renamed)
        .about(Area::Detail, Action::Changed)
        .summary("a member of `details` was renamed; its type is unchanged")
        .message("detail `{old}` of `{code}` is now `{new}`")
        .help("keep the name: `#[api_error(detail = \"{old}\")]`")
        .why("A rename is a removal and an addition for everyone who reads it. AIP-180."),
    Rule::of_code(RuleId::DetailAdded, detail_added)
        .about(Area::Detail, Action::Added)
        .levels(I, I, I)
        .summary("a member of `details` was added")
        .message("`{code}` now has the detail `{name}`")
        .help("nothing to do")
        .why("Clients ignore members that they do not know. AIP-193.")
        .mirror(RuleId::DetailRemoved),
    Rule::of_code(RuleId::DetailBecameOptional, detail_became_optional)
        .about(Area::Detail, Action::Weakened)
        .summary("a member of `details` may now be absent or `null`")
        .message("detail `{name}` of `{code}` may now be absent")
        .help("always give it a value")
        .why("Clients read it without checking. oasdiff: response property became optional; Zalando.")
        .mirror(RuleId::DetailBecameRequired),
    Rule::of_code(RuleId::DetailBecameRequired, detail_became_required)
        .about(Area::Detail, Action::Strengthened)
        .levels(I, I, I)
        .summary("a member of `details` is now always present")
        .message("detail `{name}` of `{code}` is now always present")
        .help("nothing to do")
        .why("The contract promises more than before.")
        .mirror(RuleId::DetailBecameOptional),
    Rule::of_code(RuleId::DetailTypeChanged, detail_type_changed)
        .about(Area::Detail, Action::Changed)
        .except("an integer became a wider one of at most 64 bits", levels(W, W, W))
        .summary("the type of a member of `details` changed")
        .message("detail `{name}` of `{code}` changed from {old} to {new}")
        .help("keep the type, or add a member with another name")
        .why("Clients decode it. A wider integer breaks only clients whose own type is too small; beyond 64 bits it breaks all."),
];

/// The members of both sides: those that both have, then those that are gone, renamed or new.
struct Members<'a> {
    same: Vec<(&'a DetailDef, &'a DetailDef)>,
    renamed: Vec<(&'a DetailDef, &'a DetailDef)>,
    gone: Vec<&'a DetailDef>,
    came: Vec<&'a DetailDef>,
}

impl<'a> Members<'a> {
    fn of(pair: &Pair<'a>) -> Self {
        let (old, new) = (&pair.old.spec.details, &pair.new.spec.details);
        let find = |list: &'a [DetailDef], name: &str| list.iter().find(|detail| detail.name == name);
        let same = old.iter().filter_map(|before| Some((before, find(new, &before.name)?))).collect();
        let mut came: Vec<_> = new.iter().filter(|after| find(old, &after.name).is_none()).collect();
        let (mut renamed, mut gone) = (Vec::new(), Vec::new());
        for before in old.iter().filter(|before| find(new, &before.name).is_none()) {
            match came.iter().position(|after| after.ty == before.ty) {
                Some(at) => renamed.push((before, came.remove(at))),
                None => gone.push(before),
            }
        }
        Self { same, renamed, gone, came }
    }
}

fn detail_removed(pair: &Pair<'_>, found: &mut Changes) {
    for detail in Members::of(pair).gone {
        found.push(found.of(pair.old).name(&detail.name));
    }
}

fn detail_renamed(pair: &Pair<'_>, found: &mut Changes) {
    for (before, after) in Members::of(pair).renamed {
        found.push(found.of(pair.old).was(&before.name).is(&after.name));
    }
}

fn detail_added(pair: &Pair<'_>, found: &mut Changes) {
    for detail in Members::of(pair).came {
        found.push(found.of(pair.old).name(&detail.name));
    }
}

fn detail_became_optional(pair: &Pair<'_>, found: &mut Changes) {
    for (before, after) in Members::of(pair).same {
        if before.required && !after.required {
            found.push(found.of(pair.old).name(&before.name));
        }
    }
}

fn detail_became_required(pair: &Pair<'_>, found: &mut Changes) {
    for (before, after) in Members::of(pair).same {
        if !before.required && after.required {
            found.push(found.of(pair.old).name(&before.name));
        }
    }
}

fn detail_type_changed(pair: &Pair<'_>, found: &mut Changes) {
    for (before, after) in Members::of(pair).same {
        if before.ty != after.ty {
            let mut change = found.of(pair.old).name(&before.name).was(&before.ty).is(&after.ty);
            change.exceptional = before.ty.widens_to(&after.ty);
            found.push(change);
        }
    }
}
