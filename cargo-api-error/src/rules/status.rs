//! Status and type.

use api_error_syntax::SpecDef;

use super::rule::{Action, Area, Rule};
use crate::catalog::Entry;
use crate::comparison::{Change, Comparison, consequences, retry_follows, type_follows};
use crate::rule_id::RuleId;

/// What the history says, with what follows from the status.
const CHANGED: &[&str] = &[
    "the status changed from {old} to {new}",
    ", the type from `{old_type}` to `{new_type}`",
    ", and it is {retryable} retryable",
];

pub(super) const RULES: &[Rule] = &[
    Rule::new(RuleId::StatusClassChanged, Area::Status, Action::Changed, |it| statuses(it, |old, new| old / 100 != new / 100))
        .summary("a 4xx status became a 5xx status, or the reverse")
        .message("status of `{code}` changed from {old} to {new}: another class")
        .history(CHANGED)
        .help("keep {old}, or use a new code for the new condition")
        .why("Retries, exception classes and alerts follow the class. Smithy: httpError, any change."),
    Rule::new(RuleId::StatusChanged, Area::Status, Action::Changed, |it| statuses(it, |old, new| old != new && old / 100 == new / 100))
        .summary("the status changed within its class")
        .message("status of `{code}` changed from {old} to {new}")
        .history(CHANGED)
        .help("keep {old}, or use a new code for the new condition")
        .why("Clients and proxies compare statuses. A lower level can be configured unless either status is one \
              that they react to: 401, 404, 407, 408, 409, 410, 412, 413, 421, 425, 428, 429, 502, 503, 504. \
              What follows from the status (the type and the retry advice, where neither is written) is a note of this finding. \
              Azure; kratos."),
    Rule::new(RuleId::StatusBecameDynamic, Area::Status, Action::Weakened, |it| it.each(|old, new| only_in(new, old).map(|facts| Change::gained("facts", facts))))
        .summary("a response can now have another status, type or retry advice")
        .message("`{code}` can now be sent with another {facts}")
        .history(&["responses can now have another {facts}"])
        .help("remove `status_from`, or use a new code; a `type` and a `retryable` that are written stay the same")
        .why("Clients and proxies that know one status of the code do not expect another, of another class even.")
        .mirror(RuleId::StatusBecameFixed),
    Rule::compatible(RuleId::StatusBecameFixed, Area::Status, Action::Strengthened, |it| it.each(|old, new| only_in(old, new).map(|facts| Change::lost("facts", facts))))
        .summary("every response now has the same status, type or retry advice")
        .message("`{code}` is now always sent with the same {facts}")
        .history(&["every response now has the same {facts}"])
        .why("The contract promises more than before.")
        .mirror(RuleId::StatusBecameDynamic),
    Rule::new(RuleId::TypeChanged, Area::Type, Action::Changed, types)
        .summary("the type changed, and not because the status changed")
        .message("type of `{code}` changed from {old} to {new}")
        .history(&["the type changed from `{old}` to `{new}`"])
        .help("keep `type = \"{old}\"`, and a status that fits it")
        .why("The type selects the exception class in clients. RFC 9457: the type is the primary identifier."),
];

/// Statuses that clients and proxies react to. The level of a change from or to one of them cannot be lowered.
const ACTED_ON: [u16; 15] = [401, 404, 407, 408, 409, 410, 412, 413, 421, 425, 428, 429, 502, 503, 504];

fn statuses(it: &Comparison<'_>, differ: fn(u16, u16) -> bool) -> Vec<Change> {
    it.each(|old, new| {
        let (before, after) = (&old.spec, &new.spec);
        let (old, new) = (before.status, after.status);
        let firm = type_follows(before, after)
            || old / 100 == new / 100 && [old, new].iter().any(|status| ACTED_ON.contains(status));
        let change = || Change { firm, notes: consequences(before, after), ..Change::from_to(old, new) };
        differ(old, new).then(|| with_consequences(change(), before, after))
    })
}

/// With the values that follow from the status.
fn with_consequences(mut change: Change, old: &SpecDef, new: &SpecDef) -> Change {
    if type_follows(old, new) {
        change = change.with("old_type", &old.error_type).with("new_type", &new.error_type);
    }
    if retry_follows(old, new) {
        change = change.with("retryable", if new.retryable { "now" } else { "no longer" });
    }
    change
}

fn types(it: &Comparison<'_>) -> Vec<Change> {
    it.each(|old, new| {
        let (before, after) = (&old.spec.error_type, &new.spec.error_type);
        let differ = before != after && !type_follows(&old.spec, &new.spec);
        differ.then(|| Change::from_to(before, after))
    })
}

/// What is not the same in every response with the code.
fn dynamic(entry: &Entry) -> Vec<&'static str> {
    let Some(from) = &entry.spec.status_from else { return Vec::new() };
    let facts = [("status", true), ("type", from.type_follows), ("retry advice", from.retryable_follows)];
    facts.into_iter().filter(|(_, follows)| *follows).map(|(name, _)| name).collect()
}

/// What is dynamic in one contract alone: `status, type and retry advice`.
fn only_in(one: &Entry, other: &Entry) -> Option<String> {
    let [one, other] = [one, other].map(dynamic);
    let mut facts: Vec<&str> = one.into_iter().filter(|fact| !other.contains(fact)).collect();
    let last = facts.pop()?;
    Some(if facts.is_empty() { last.to_owned() } else { format!("{} and {last}", facts.join(", ")) })
}

#[cfg(test)]
mod tests {
    use super::{ACTED_ON, RULES, RuleId};

    #[test]
    fn the_documentation_lists_the_statuses_that_clients_act_on() {
        let listed = ACTED_ON.map(|status| status.to_string()).join(", ");
        let why = RULES.iter().find(|rule| rule.id == RuleId::StatusChanged).map_or("", |rule| rule.texts.why);
        assert!(why.contains(&format!(": {listed}.")), "{why}");
    }
}
