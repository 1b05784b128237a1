//! What the scanner reports because it cannot read it, with words of its own.

use super::lint::{BASE, ERROR, Lint};
use crate::levels::Level;
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint {
        id: RuleId::MacroGenerated,
        level: ERROR,
        integrity: true,
        summary: "a macro makes an error type, so the source does not show its codes",
        message: "an error type is made by a macro",
        help: "take the type from a build with `--compiled`, or write it out",
        why: "Without its codes, the catalog is incomplete.",
        ..BASE
    },
    Lint {
        id: RuleId::Unresolved,
        level: ERROR,
        integrity: true,
        summary: "something that may contain an error type could not be read",
        message: "cannot be read from source",
        help: "take its types from a build with `--compiled`, write them where the source shows them, or allow this lint",
        why: "Without its types, the catalog is incomplete.",
        ..BASE
    },
    Lint {
        id: RuleId::SameFileTwice,
        level: Level::Info,
        summary: "one file is two modules, so its types have two paths",
        message: "the same file is two modules",
        help: "keep one `mod` and import from it",
        why: "Both modules emit the same codes; usually only one was meant.",
        ..BASE
    },
];
