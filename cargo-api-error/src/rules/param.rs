//! The request parameter at fault.

use super::rule::{Action, Area, B, Detector, I, Rule, W, base, opposite};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::ParamRemoved,
        summary: "`param` is now null",
        message: "`{code}` no longer names the request parameter `{old}`",
        help: "keep `param = \"{old}\"`",
        why: "Clients use it to mark the faulty field. oasdiff: response property became nullable.",
        detect: Detector::Contracts(|it| it.lost(|entry| entry.spec.param.as_ref())),
        ..base(Area::Param, Action::Removed, [B, B, B], opposite(RuleId::ParamAdded))
    },
    Rule {
        id: RuleId::ParamAdded,
        summary: "`param` is no longer null",
        message: "`{code}` now names the request parameter `{new}`",
        help: "nothing to do",
        why: "The response says more than before.",
        detect: Detector::Contracts(|it| it.gained(|entry| entry.spec.param.as_ref())),
        ..base(Area::Param, Action::Added, [I, I, I], opposite(RuleId::ParamRemoved))
    },
    Rule {
        id: RuleId::ParamChanged,
        summary: "`param` names another request parameter",
        message: "`{code}` names the request parameter `{new}` instead of `{old}`",
        help: "keep `param = \"{old}\"`, unless the request parameter itself was renamed",
        why: "Clients use it to mark the faulty field; the source does not show whether the request changed as well.",
        detect: Detector::Contracts(|it| it.replaced(|entry| entry.spec.param.as_ref())),
        ..base(Area::Param, Action::Changed, [W, W, W], opposite(RuleId::ParamChanged))
    },
];
