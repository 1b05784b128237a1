//! Which variants emit a code, and in which builds.

use super::{Action, Area, BASE, I, Mirror, Rule, W, levels};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "variant-renamed",
        levels: levels(I, I, I),
        area: Area::Variant,
        summary: "a variant has another name, its code is unchanged",
        message: "{old} is now {new}, still with code `{code}`",
        help: "nothing to do",
        why: "Names inside the program are not contract. The lint `implicit-code` finds codes that follow a name.",
        mirror: Mirror::Rule("variant-renamed"),
        ..BASE
    },
    Rule {
        id: "enum-renamed",
        levels: levels(I, I, I),
        area: Area::Variant,
        summary: "a type has another name, its codes are unchanged",
        message: "type {old} is now {new}, with the same codes",
        help: "nothing to do",
        why: "Names inside the program are not contract.",
        mirror: Mirror::Rule("enum-renamed"),
        ..BASE
    },
    Rule {
        id: "variant-added",
        levels: levels(I, I, I),
        area: Area::Variant,
        action: Action::Added,
        summary: "a further variant emits a known code",
        message: "{new} emits `{code}` too",
        help: "nothing to do, if a client does the same about it",
        why: "One code stands for one action of the client, whatever the cause inside. AIP-193.",
        mirror: Mirror::Rule("variant-removed"),
        ..BASE
    },
    Rule {
        id: "variant-removed",
        levels: levels(I, I, I),
        area: Area::Variant,
        action: Action::Removed,
        summary: "one of several variants no longer emits a code",
        message: "{old} no longer emits `{code}`",
        help: "nothing to do; other variants still emit the code",
        why: "The code still exists and still means the same.",
        mirror: Mirror::Rule("variant-added"),
        ..BASE
    },
    Rule {
        id: "became-conditional",
        levels: levels(W, W, W),
        area: Area::Variant,
        action: Action::Weakened,
        summary: "a code exists only in some builds now",
        message: "code `{code}` now depends on `cfg({new})`",
        help: "move the `cfg` off the variant, or make sure that every deployed build has it",
        why: "A build without it answers the same condition in another way; which builds are deployed is not in the source.",
        mirror: Mirror::Rule("became-unconditional"),
        ..BASE
    },
    Rule {
        id: "became-unconditional",
        levels: levels(I, I, I),
        area: Area::Variant,
        action: Action::Strengthened,
        summary: "a code exists in every build now",
        message: "code `{code}` no longer depends on `cfg({old})`",
        help: "nothing to do",
        why: "Every build now does what some did.",
        mirror: Mirror::Rule("became-conditional"),
        ..BASE
    },
];
