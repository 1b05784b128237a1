//! The public text and the request parameter at fault. Text is known only where both sides are catalogs: a lock has none.

use super::{Action, Area, BASE, I, Mirror, Rule, W, levels};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "message-changed",
        levels: levels(I, I, W),
        area: Area::Message,
        summary: "the text is another",
        message: "message of `{code}` changed",
        help: "nothing to do; the text is for people",
        why: "Clients match on codes; text may improve at any time. AIP-193; Azure.",
        mirror: Mirror::Rule("message-changed"),
        ..BASE
    },
    Rule {
        id: "placeholder-removed",
        levels: levels(I, I, W),
        area: Area::Message,
        action: Action::Removed,
        summary: "the text no longer shows a value",
        message: "message of `{code}` no longer shows `{name}`",
        help: "nothing to do, if clients find the value under `details`",
        why: "Whoever read the value out of the text should have read `details`.",
        mirror: Mirror::Rule("placeholder-unbacked"),
        ..BASE
    },
    Rule {
        id: "placeholder-unbacked",
        levels: levels(W, W, W),
        area: Area::Message,
        action: Action::Added,
        summary: "the text shows a value that `details` does not hold",
        message: "message of `{code}` now shows `{name}`, which is not under `details`",
        help: "put `#[api_error(detail)]` on the field",
        why: "Clients will parse the text to get it. AIP-193: what the message shows must be in the metadata.",
        mirror: Mirror::Rule("placeholder-removed"),
        ..BASE
    },
    Rule {
        id: "param-removed",
        area: Area::Param,
        action: Action::Removed,
        summary: "`param` is null now",
        message: "`{code}` no longer names the request parameter `{old}`",
        help: "keep `param = \"{old}\"`",
        why: "Clients mark the faulty field by it. oasdiff: response property became nullable.",
        mirror: Mirror::Rule("param-added"),
        ..BASE
    },
    Rule {
        id: "param-added",
        levels: levels(I, I, I),
        area: Area::Param,
        action: Action::Added,
        summary: "`param` is filled now",
        message: "`{code}` now names the request parameter `{new}`",
        help: "nothing to do",
        why: "More is said than before.",
        mirror: Mirror::Rule("param-removed"),
        ..BASE
    },
    Rule {
        id: "param-changed",
        levels: levels(W, W, W),
        area: Area::Param,
        summary: "`param` names another request parameter",
        message: "`{code}` names the request parameter `{new}` instead of `{old}`",
        help: "keep `param = \"{old}\"`, unless the request's own parameter was renamed",
        why: "Clients mark the faulty field by it; whether the request changed as well is not in the source.",
        mirror: Mirror::Rule("param-changed"),
        ..BASE
    },
];
