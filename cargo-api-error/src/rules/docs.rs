//! Documentation and its address.

use super::{Action, Area, BASE, I, Mirror, N, Rule, W, levels};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "doc-url-changed",
        levels: levels(W, W, W),
        area: Area::Docs,
        summary: "the page has another address",
        message: "doc_url of `{code}` changed from {old} to {new}",
        help: "redirect the old address to the new one",
        why: "Addresses live on in logs and tickets; a redirect cannot be seen from source.",
        mirror: Mirror::Rule("doc-url-changed"),
        ..BASE
    },
    Rule {
        id: "doc-url-removed",
        levels: levels(W, W, W),
        area: Area::Docs,
        action: Action::Removed,
        summary: "`doc_url` is null now",
        message: "`{code}` no longer has the doc_url {old}",
        help: "keep `doc_url`",
        why: "Links in logs and tickets die.",
        mirror: Mirror::Rule("doc-url-added"),
        ..BASE
    },
    Rule {
        id: "doc-url-added",
        levels: levels(I, I, I),
        area: Area::Docs,
        action: Action::Added,
        summary: "`doc_url` is filled now",
        message: "`{code}` now has the doc_url {new}",
        help: "nothing to do",
        why: "More is said than before.",
        mirror: Mirror::Rule("doc-url-removed"),
        ..BASE
    },
    Rule {
        id: "docs-changed",
        levels: levels(N, N, I),
        area: Area::Docs,
        summary: "summary, description, cause, fix or example is another; only `diff` compares them",
        message: "documentation of `{code}` changed: {name}",
        help: "nothing to do",
        why: "Text may improve at any time.",
        mirror: Mirror::Rule("docs-changed"),
        ..BASE
    },
];
