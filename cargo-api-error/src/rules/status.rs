//! Status and type.

use super::rule::{Action, Area, B, Detector, Rule, base, opposite};
use crate::diff::{Change, Comparison};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::StatusClassChanged,
        summary: "the status changed from 4xx to 5xx or the reverse",
        message: "status of `{code}` changed from {old} to {new}: another class",
        help: "keep {old}, or give the new condition a code of its own",
        why: "Retries, exception classes and alerts depend on the class. Smithy: httpError, any change.",
        detect: Detector::Contracts(|it| statuses(it, |old, new| old / 100 != new / 100)),
        ..base(Area::Status, Action::Changed, [B, B, B], opposite(RuleId::StatusClassChanged))
    },
    Rule {
        id: RuleId::StatusChanged,
        summary: "the status changed within its class",
        message: "status of `{code}` changed from {old} to {new}",
        help: "keep {old}, or give the new condition a code of its own",
        why: "Clients and proxies compare statuses. Configuration can lower the level, unless the old or the new status \
              is one that they act on by themselves: 401, 404, 407, 408, 409, 410, 412, 413, 421, 425, 428, 429, 502, \
              503, 504. Azure; kratos.",
        detect: Detector::Contracts(|it| statuses(it, |old, new| old != new && old / 100 == new / 100)),
        ..base(Area::Status, Action::Changed, [B, B, B], opposite(RuleId::StatusChanged))
    },
    Rule {
        id: RuleId::TypeChanged,
        summary: "the type changed",
        message: "type of `{code}` changed from {old} to {new}",
        help: "keep `type = \"{old}\"`, and a status that fits it",
        why: "The type selects the exception class in clients. RFC 9457: the type is the primary identifier.",
        detect: Detector::Contracts(|it| it.replaced(|entry| Some(&entry.spec.error_type))),
        ..base(Area::Type, Action::Changed, [B, B, B], opposite(RuleId::TypeChanged))
    },
];

/// Statuses that clients and proxies act on by themselves: the level of a change from or to one cannot be lowered.
const ACTED_ON: [u16; 15] = [401, 404, 407, 408, 409, 410, 412, 413, 421, 425, 428, 429, 502, 503, 504];

fn statuses(it: &Comparison<'_>, differ: fn(u16, u16) -> bool) -> Vec<Change> {
    it.each(|old, new| {
        let (old, new) = (old.spec.status, new.spec.status);
        let firm = old / 100 == new / 100 && [old, new].iter().any(|status| ACTED_ON.contains(status));
        differ(old, new).then(|| Change { firm, ..Change::from_to(old, new) })
    })
}

#[cfg(test)]
mod tests {
    use super::{ACTED_ON, RULES, RuleId};

    #[test]
    fn the_documentation_lists_the_statuses_that_clients_act_on() {
        let listed = ACTED_ON.map(|status| status.to_string()).join(", ");
        let why = RULES.iter().find(|rule| rule.id == RuleId::StatusChanged).map_or("", |rule| rule.why);
        assert!(why.contains(&format!(": {listed}.")), "{why}");
    }
}
