//! The request parameter at fault.

use api_error_syntax::Template;

use super::rule::{Action, Area, Rule, W};
use crate::comparison::{Change, Comparison};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::new(RuleId::ParamRemoved, Area::Param, Action::Removed, lost)
        .summary("`param` is now `null`")
        .message("`{code}` no longer names the request parameter `{old}`")
        .history(&["`param` is now `null`"])
        .help("keep `param = \"{old}\"`")
        .why("Clients use it to mark the field at fault. oasdiff: response property became nullable.")
        .mirror(RuleId::ParamAdded),
    Rule::compatible(RuleId::ParamAdded, Area::Param, Action::Added, gained)
        .summary("`param` now has a value")
        .message("`{code}` now names the request parameter `{new}`")
        .history(&["`param` is now `{new}`"])
        .why("The response says more than before.")
        .mirror(RuleId::ParamRemoved),
    Rule::new(RuleId::ParamChanged, Area::Param, Action::Changed, replaced)
        .levels(W, W, W)
        .summary("`param` names another request parameter")
        .message("`{code}` names the request parameter `{new}` instead of `{old}`")
        .history(&["`param` changed from `{old}` to `{new}`"])
        .help("keep `param = \"{old}\"`, unless the request's own parameter was renamed")
        .why(
            "Clients use it to mark the field at fault, and the source does not show whether the request changed too.",
        ),
];

fn lost(it: &Comparison<'_>) -> Vec<Change> {
    params(it, |old, new| old.filter(|_| new.is_none()).map(|old| Change::default().before(old)))
}

fn gained(it: &Comparison<'_>) -> Vec<Change> {
    params(it, |old, new| new.filter(|_| old.is_none()).map(|new| Change::default().after(new)))
}

fn replaced(it: &Comparison<'_>) -> Vec<Change> {
    params(it, |old, new| {
        let both = old.zip(new).filter(|(old, new)| old != new);
        both.map(|(old, new)| Change::from_to(old, new))
    })
}

fn params(it: &Comparison<'_>, detect: fn(Option<&Template>, Option<&Template>) -> Option<Change>) -> Vec<Change> {
    it.by_contract(|old, new| detect(old.spec.param.as_ref(), new.spec.param.as_ref()))
}
