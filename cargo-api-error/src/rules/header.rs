//! Response headers.

use super::{Action, Area, BASE, I, Mirror, Rule, W, levels};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "header-removed",
        exceptional: Some(levels(W, W, W)),
        exception: Some("not every response with the code carried it"),
        area: Area::Header,
        action: Action::Removed,
        summary: "a response header is no longer guaranteed",
        message: "`{code}` no longer carries the header `{name}`",
        help: "keep the header: `header(\"{name}\", \"..\")`, or `retry_after` for `Retry-After`",
        why: "Clients read it without a fallback. oasdiff: required response header removed.",
        mirror: Mirror::Rule("header-added"),
        ..BASE
    },
    Rule {
        id: "header-added",
        levels: levels(I, I, I),
        area: Area::Header,
        action: Action::Added,
        summary: "a response header is new",
        message: "`{code}` now carries the header `{name}`",
        help: "nothing to do",
        why: "Clients ignore headers that they do not know.",
        mirror: Mirror::Rule("header-removed"),
        ..BASE
    },
];
