//! Which codes exist, and what they mean.

use super::{Action, Area, B, BASE, I, Mirror, Rule, W, levels};

/// The rules of which one reports every code that is gone.
pub const GONE: &[&str] = &[
    "error-removed",
    "error-removed-before-sunset",
    "error-removed-after-deprecation",
    "error-renamed",
    "variant-code-changed",
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "error-removed",
        exceptional: Some(levels(W, B, B)),
        exception: Some("the lock holds a tombstone for the code"),
        action: Action::Removed,
        summary: "a code is gone and clients were not told before",
        message: "code `{code}` is gone",
        help: "bring it back; deprecate it by `#[deprecated]` with `sunset = \"YYYY-MM-DD\"` and `replaced_by = \"..\"`; \
               release that; remove it after that day",
        why: "Clients that match on the code stop recognising the condition, which usually still occurs under another \
              code. Smithy: removed error structure is an error; buf: ENUM_VALUE_NO_DELETE; AIP-180.",
        mirror: Mirror::Rule("error-added"),
        ..BASE
    },
    Rule {
        id: "error-removed-before-sunset",
        action: Action::Removed,
        summary: "a deprecated code is gone before its sunset",
        message: "code `{code}` is gone before its sunset {old}",
        help: "keep the variant until that day",
        why: "The sunset is a promise to those who still migrate. oasdiff: api-removed-before-sunset.",
        mirror: Mirror::Rule("error-added"),
        ..BASE
    },
    Rule {
        id: "error-removed-after-deprecation",
        levels: levels(I, I, W),
        action: Action::Removed,
        summary: "a deprecated code is gone, its sunset has passed and a tombstone remains",
        message: "code `{code}` is gone after its deprecation",
        help: "nothing to do; its tombstone keeps the code from being used again",
        why: "Clients were told and had the time that was promised. oasdiff: removed with deprecation is information.",
        mirror: Mirror::Rule("error-added"),
        ..BASE
    },
    Rule {
        id: "error-renamed",
        summary: "a code is gone and another declares it as its `alias`",
        message: "code `{old}` is now `{new}`",
        help: "keep the old code, or add the new one beside it and deprecate the old; `alias` only keeps links alive",
        why: "A rename is a removal and an addition for everyone who matches on the code. AIP-180; Azure; Smithy.",
        mirror: Mirror::Rule("error-renamed"),
        ..BASE
    },
    Rule {
        id: "variant-code-changed",
        summary: "the same variant emits another code: a split, a merge or a remap",
        message: "{name} emits `{new}` instead of `{old}`",
        help: "keep `code = \"{old}\"` on the variant, and give the new code to a new variant",
        why: "The same condition now has a different code, which a comparison of the sets of codes cannot see. \
              Azure: it is a breaking change if the same conditions result in a different code.",
        mirror: Mirror::Rule("variant-code-changed"),
        ..BASE
    },
    Rule {
        id: "tombstoned-code-reused",
        action: Action::Added,
        summary: "a removed code, or a former name of another code, comes back",
        message: "code `{code}` had another meaning and is used again",
        help: "choose a code that never meant anything",
        why: "Clients that still know the old meaning apply it to the new one. buf: reserved names.",
        mirror: Mirror::Rule("tombstone-removed"),
        ..BASE
    },
    Rule {
        id: "tombstone-removed",
        action: Action::Removed,
        summary: "a tombstone is gone from the lock",
        message: "the tombstone of `{code}` is gone",
        help: "restore the line in `api-errors.lock`; `cargo api-error lock` keeps tombstones",
        why: "Without it the code can be used again for something else. buf: RESERVED_ENUM_NO_DELETE.",
        mirror: Mirror::Rule("tombstoned-code-reused"),
        ..BASE
    },
    Rule {
        id: "error-added",
        levels: levels(I, I, I),
        action: Action::Added,
        summary: "a new code in a new enum",
        message: "code `{code}` is new, in a new type",
        help: "nothing to do; `cargo api-error lock` records it",
        why: "Nothing that a client calls today can answer with it.",
        mirror: Mirror::Rule("error-removed"),
        ..BASE
    },
    Rule {
        id: "error-added-open",
        levels: levels(I, I, W),
        action: Action::Added,
        summary: "a new code in a known enum, whose status, type and retry advice already occur there",
        message: "code `{code}` is new in a type that clients know",
        help: "nothing to do; clients must treat a code that they do not know by its status and type",
        why: "The set of codes is open, and the client's fallback already handles this class. Zalando: extensible enum.",
        mirror: Mirror::Rule("error-removed"),
        ..BASE
    },
    Rule {
        id: "error-added-new-class",
        levels: levels(W, W, W),
        action: Action::Added,
        summary: "a new code in a known enum, with a status, type or retry advice that is new there",
        message: "code `{code}` brings {new} to a type that had none of it",
        help: "tell clients, or use a status and type that the type's errors already have",
        why: "A fallback by status and type may not know this class. Smithy: AddedOperationError; oasdiff: response enum \
              value added; Azure: should not.",
        mirror: Mirror::Rule("error-removed"),
        ..BASE
    },
    Rule {
        id: "error-moved",
        levels: levels(I, I, W),
        area: Area::Variant,
        summary: "the code is emitted by another type, everything on the wire is equal",
        message: "code `{code}` moved from {old} to {new}",
        help: "nothing to do; a Rust path is not part of the contract",
        why: "Rust paths are not contract; generated clients that group constants by type see a move.",
        mirror: Mirror::Rule("error-moved"),
        ..BASE
    },
];
