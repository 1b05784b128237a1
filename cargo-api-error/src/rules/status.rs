//! Status and type.

use super::{Action, Area, Rule};
use crate::comparison::{Changes, Pair};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::of_code(RuleId::StatusClassChanged, status_class_changed)
        .about(Area::Status, Action::Changed)
        .summary("a 4xx status became a 5xx status, or the reverse")
        .message("status of `{code}` changed from {old} to {new}: another class")
        .help("keep {old}, or use a new code for the new condition")
        .why("Retries, exception classes and alerts follow the class. Smithy: httpError, any change."),
    Rule::of_code(RuleId::StatusChanged, status_changed)
        .about(Area::Status, Action::Changed)
        .summary("the status changed within its class")
        .message("status of `{code}` changed from {old} to {new}")
        .help("keep {old}, or use a new code for the new condition")
        .why("Clients and proxies compare statuses. A lower level can be configured unless either status is one \
              that they react to: 401, 404, 407, 408, 409, 410, 412, 413, 421, 425, 428, 429, 502, 503, 504. Azure; kratos."),
    Rule::of_code(RuleId::TypeChanged, type_changed)
        .about(Area::Type, Action::Changed)
        .summary("the type changed")
        .message("type of `{code}` changed from {old} to {new}")
        .help("keep `type = \"{old}\"`, and a status that fits it")
        .why("The type selects the exception class in clients. RFC 9457: the type is the primary identifier."),
];

/// Statuses that clients and proxies act on by themselves: a change from or to one cannot be configured away.
const ACTED_ON: [u16; 15] = [401, 404, 407, 408, 409, 410, 412, 413, 421, 425, 428, 429, 502, 503, 504];

fn status_class_changed(pair: &Pair<'_>, found: &mut Changes) {
    let (before, after) = (pair.old.spec.status, pair.new.spec.status);
    if before / 100 != after / 100 {
        found.push(found.of(pair.old).was(before).is(after));
    }
}

fn status_changed(pair: &Pair<'_>, found: &mut Changes) {
    let (before, after) = (pair.old.spec.status, pair.new.spec.status);
    if before != after && before / 100 == after / 100 {
        let mut change = found.of(pair.old).was(before).is(after);
        change.firm = [before, after].iter().any(|status| ACTED_ON.contains(status));
        found.push(change);
    }
}

fn type_changed(pair: &Pair<'_>, found: &mut Changes) {
    let (before, after) = (&pair.old.spec.error_type, &pair.new.spec.error_type);
    if before != after {
        found.push(found.of(pair.old).was(before).is(after));
    }
}
