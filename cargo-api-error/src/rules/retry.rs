//! Retry advice.

use super::{Action, Area, BASE, I, Mirror, Rule, W, levels};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "retry-removed",
        area: Area::Retry,
        action: Action::Removed,
        summary: "a retryable code is no longer retryable",
        message: "code `{code}` is no longer retryable",
        help: "keep `retryable = true`",
        why: "Clients that retried now give up. Smithy: retryable, removal.",
        mirror: Mirror::Rule("retry-added"),
        ..BASE
    },
    Rule {
        id: "retry-added",
        levels: levels(W, W, W),
        area: Area::Retry,
        action: Action::Added,
        summary: "a code became retryable",
        message: "code `{code}` is retryable now",
        help: "make sure that the operations that answer with it are idempotent",
        why: "Clients start to repeat requests that they did not repeat before. Smithy calls it compatible.",
        mirror: Mirror::Rule("retry-removed"),
        ..BASE
    },
    Rule {
        id: "retry-hint-changed",
        levels: levels(I, I, W),
        area: Area::Retry,
        summary: "`Retry-After` says something else",
        message: "retry_after of `{code}` changed from {old} to {new}",
        help: "nothing to do",
        why: "Clients read the value on every response.",
        mirror: Mirror::Rule("retry-hint-changed"),
        ..BASE
    },
];
