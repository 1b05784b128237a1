//! Members of `details`. The research page calls them params; here `param` is the request parameter at fault.

use super::{Action, Area, BASE, I, Mirror, Rule, W, levels};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "detail-removed",
        area: Area::Detail,
        action: Action::Removed,
        summary: "a member of `details` is gone",
        message: "`{code}` no longer has the detail `{name}`",
        help: "keep `#[api_error(detail)]` on the field",
        why: "Clients read it. AIP-193: keys that have been included must continue to be included.",
        mirror: Mirror::Rule("detail-added"),
        ..BASE
    },
    Rule {
        id: "detail-renamed",
        area: Area::Detail,
        summary: "a member of `details` has another name, its type is unchanged",
        message: "detail `{old}` of `{code}` is now `{new}`",
        help: "keep the field's name; its Rust name is the member's name",
        why: "A rename is a removal and an addition for everyone who reads it. AIP-180.",
        mirror: Mirror::Rule("detail-renamed"),
        ..BASE
    },
    Rule {
        id: "detail-added",
        levels: levels(I, I, I),
        area: Area::Detail,
        action: Action::Added,
        summary: "a member of `details` is new",
        message: "`{code}` now has the detail `{name}`",
        help: "nothing to do",
        why: "Clients ignore members that they do not know. AIP-193.",
        mirror: Mirror::Rule("detail-removed"),
        ..BASE
    },
    Rule {
        id: "detail-became-optional",
        area: Area::Detail,
        action: Action::Weakened,
        summary: "a member of `details` may be absent or null now",
        message: "detail `{name}` of `{code}` may be absent now",
        help: "always fill it",
        why: "Clients read it without a check. oasdiff: response property became optional; Zalando.",
        mirror: Mirror::Rule("detail-became-required"),
        ..BASE
    },
    Rule {
        id: "detail-became-required",
        levels: levels(I, I, I),
        area: Area::Detail,
        action: Action::Strengthened,
        summary: "a member of `details` is always there now",
        message: "detail `{name}` of `{code}` is always there now",
        help: "nothing to do",
        why: "More is promised than before.",
        mirror: Mirror::Rule("detail-became-optional"),
        ..BASE
    },
    Rule {
        id: "detail-type-changed",
        exceptional: Some(levels(W, W, W)),
        exception: Some("an integer became a wider one of at most 64 bits"),
        area: Area::Detail,
        summary: "a member of `details` has another type",
        message: "detail `{name}` of `{code}` changed from {old} to {new}",
        help: "keep the type, or add a member with another name",
        why: "Clients decode it. A wider integer only breaks those whose own type is too small, and beyond 64 bits everyone.",
        mirror: Mirror::Rule("detail-type-changed"),
        ..BASE
    },
];
