//! Members of `details`.

use api_error_syntax::DetailDef;

use super::rule::{Action, Area, Rule, W};
use crate::catalog::Entry;
use crate::comparison::{Change, Comparison};
use crate::rule_id::RuleId;
use crate::type_words::type_in_words;

pub(super) const RULES: &[Rule] = &[
    Rule::new(RuleId::DetailRemoved, Area::Detail, Action::Removed, removed)
        .summary("a member of `details` was removed")
        .message("`{code}` no longer has the detail `{detail}`")
        .history(&["the detail `{detail}` was removed"])
        .help("keep `#[api_error(detail)]` on the field")
        .why("Clients read it. AIP-193: keys that have been included must continue to be included.")
        .mirror(RuleId::DetailAdded),
    Rule::new(RuleId::DetailRenamed, Area::Detail, Action::Changed, renamed)
        .summary("a member of `details` was renamed; its type is unchanged")
        .message("detail `{old}` of `{code}` is now `{new}`")
        .history(&["the detail `{old}` was renamed to `{new}`"])
        .help("keep the name: `#[api_error(detail = \"{old}\")]`")
        .why("A rename is a removal and an addition for everyone who reads it. AIP-180."),
    Rule::compatible(RuleId::DetailAdded, Area::Detail, Action::Added, added)
        .summary("a member of `details` was added")
        .message("`{code}` now has the detail `{detail}`")
        .history(&["the detail `{detail}` was added"])
        .why("Clients ignore members that they do not know. AIP-193.")
        .mirror(RuleId::DetailRemoved),
    Rule::new(RuleId::DetailBecameOptional, Area::Detail, Action::Weakened, |it| kept(it, |old, new| old.required && !new.required))
        .summary("a member of `details` may now be absent or `null`")
        .message("detail `{detail}` of `{code}` may now be absent")
        .history(&["the detail `{detail}` may now be absent"])
        .help("always give it a value")
        .why("Clients read it without checking. oasdiff: response property became optional; Zalando.")
        .mirror(RuleId::DetailBecameRequired),
    Rule::compatible(RuleId::DetailBecameRequired, Area::Detail, Action::Strengthened, |it| kept(it, |old, new| !old.required && new.required))
        .summary("a member of `details` is now always present")
        .message("detail `{detail}` of `{code}` is now always present")
        .history(&["the detail `{detail}` is now always present"])
        .why("The contract promises more than before.")
        .mirror(RuleId::DetailBecameOptional),
    Rule::new(RuleId::DetailTypeChanged, Area::Detail, Action::Changed, |it| kept(it, differ))
        .except("an integer became a wider one of at most 64 bits", [W, W, W])
        .summary("the type of a member of `details` changed")
        .message("detail `{detail}` of `{code}` changed from {old_type} to {new_type}")
        .history(&["the type of the detail `{detail}` changed from {old_json} to {new_json}"])
        .help("keep the type, or add a member with another name")
        .why("Clients decode it. A wider integer breaks only clients whose own type is too small; beyond 64 bits it breaks all."),
];

fn removed(it: &Comparison<'_>) -> Vec<Change> {
    members(it, |details| details.removed.iter().map(|old| Change::lost("detail", &old.name)).collect())
}

fn renamed(it: &Comparison<'_>) -> Vec<Change> {
    members(it, |details| details.renamed.iter().map(|(old, new)| Change::from_to(&old.name, &new.name)).collect())
}

fn added(it: &Comparison<'_>) -> Vec<Change> {
    members(it, |details| details.added.iter().map(|new| Change::gained("detail", &new.name)).collect())
}

fn members(it: &Comparison<'_>, detect: impl Fn(&Details<'_>) -> Vec<Change>) -> Vec<Change> {
    it.by_contract(|old, new| detect(&Details::compare(old, new)))
}

/// The changes of members that both sides have.
fn kept(it: &Comparison<'_>, differ: fn(&DetailDef, &DetailDef) -> bool) -> Vec<Change> {
    let change = |(old, new): &(&DetailDef, &DetailDef)| {
        let change = Change::from_to(canonical(old), canonical(new)).with("detail", &old.name);
        let change = change.with("old_type", type_of(old)).with("new_type", type_of(new));
        let (before, after) = (type_in_words(&old.member_type()), type_in_words(&new.member_type()));
        // Customers see the JSON, where all integers are alike.
        let change = if before == after { change } else { change.with("old_json", before).with("new_json", after) };
        Change { exceptional: old.json.is_none() && new.json.is_none() && old.ty.widens_to(&new.ty), ..change }
    };
    members(it, |details| details.kept.iter().filter(|(old, new)| differ(old, new)).map(change).collect())
}

/// Whether the JSON differs, as far as the contracts show. `json` says it, and otherwise the Rust type does.
fn differ(old: &DetailDef, new: &DetailDef) -> bool {
    match (&old.json, &new.json) {
        (Some(old), Some(new)) => old != new,
        (None, None) => old.ty != new.ty,
        // The source now says what its type is, or no longer does.
        _ => old.ty != new.ty && old.member_type() != new.member_type(),
    }
}

fn type_of(detail: &DetailDef) -> String {
    detail.json.as_ref().map_or_else(|| detail.ty.to_string(), ToString::to_string)
}

/// `name: type`, or `name?: type` if the member can be absent.
fn canonical(detail: &DetailDef) -> String {
    format!("{}{}: {}", detail.name, if detail.required { "" } else { "?" }, type_of(detail))
}

/// The members of both sides: removed, added, renamed or kept.
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
            let Some(at) = added.iter().position(|after| !differ(before, after)) else { return true };
            renamed.push((before, added.remove(at)));
            false
        });
        details
    }
}
