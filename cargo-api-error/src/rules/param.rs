//! The request parameter at fault.

use super::rule::{Action, Area, I, Rule, W};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::new(RuleId::ParamRemoved, Area::Param, Action::Removed, |it| it.lost(|entry| entry.spec.param.as_ref()))
        .summary("`param` is now `null`")
        .message("`{code}` no longer names the request parameter `{old}`")
        .help("keep `param = \"{old}\"`")
        .why("Clients use it to mark the field at fault. oasdiff: response property became nullable.")
        .mirror(RuleId::ParamAdded),
    Rule::new(RuleId::ParamAdded, Area::Param, Action::Added, |it| it.gained(|entry| entry.spec.param.as_ref()))
        .levels(I, I, I)
        .summary("`param` now has a value")
        .message("`{code}` now names the request parameter `{new}`")
        .help("nothing to do")
        .why("The response says more than before.")
        .mirror(RuleId::ParamRemoved),
    Rule::new(RuleId::ParamChanged, Area::Param, Action::Changed, |it| it.replaced(|entry| entry.spec.param.as_ref()))
        .levels(W, W, W)
        .summary("`param` names another request parameter")
        .message("`{code}` names the request parameter `{new}` instead of `{old}`")
        .help("keep `param = \"{old}\"`, unless the request's own parameter was renamed")
        .why(
            "Clients use it to mark the field at fault, and the source does not show whether the request changed too.",
        ),
];
