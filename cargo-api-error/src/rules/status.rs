//! Status and type.

use super::{Area, BASE, Mirror, Rule};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "status-class-changed",
        area: Area::Status,
        summary: "4xx became 5xx or the reverse",
        message: "status of `{code}` changed from {old} to {new}: another class",
        help: "keep {old}, or give the new condition a code of its own",
        why: "Retries, exception classes and alerts follow the class. Smithy: httpError, any change.",
        mirror: Mirror::Rule("status-class-changed"),
        ..BASE
    },
    Rule {
        id: "status-changed",
        area: Area::Status,
        summary: "another status of the same class",
        message: "status of `{code}` changed from {old} to {new}",
        help: "keep {old}, or give the new condition a code of its own",
        why: "Clients and proxies compare statuses. A lower level can be configured, except where either side is one \
              that they act on: 401, 404, 407, 408, 409, 410, 412, 413, 421, 425, 428, 429, 502, 503, 504. Azure; kratos.",
        mirror: Mirror::Rule("status-changed"),
        ..BASE
    },
    Rule {
        id: "type-changed",
        area: Area::Type,
        summary: "the type is another",
        message: "type of `{code}` changed from {old} to {new}",
        help: "keep `type = \"{old}\"`, and a status that goes with it",
        why: "The type selects the exception class in clients. RFC 9457: the type is the primary identifier.",
        mirror: Mirror::Rule("type-changed"),
        ..BASE
    },
];

/// Statuses that clients and proxies act on by themselves: a change from or to one cannot be configured away.
pub(crate) const ACTED_ON: [u16; 15] = [401, 404, 407, 408, 409, 410, 412, 413, 421, 425, 428, 429, 502, 503, 504];
