//! What `verify` reports: where the scan and the compiler disagree, and what was not compared.

use super::{BASE, ERROR, Lint};
use crate::finding::Level;

pub(crate) const COMPILED_ONLY: &str = "compiled-only";
pub(crate) const UNBUILT: &str = "unbuilt";
pub(crate) const UNSEEN: &str = "unseen";

pub(super) const LINTS: &[Lint] = &[
    Lint {
        id: "scan-mismatch",
        level: ERROR,
        summary: "the compiler makes something else of a variant than the scan",
        message: "{name}",
        help: "report it: the scan and the derive must agree",
        why: "The compiled catalog is what clients get; everything that is written comes from the scan.",
        ..BASE
    },
    Lint {
        id: "scan-extra",
        level: ERROR,
        summary: "the scan has a type or variant that the compiled catalog lacks, though its `cfg` holds",
        message: "{name}",
        help: "report it: the scan and the derive must agree",
        why: "A code that no build has is documented for nobody. What a `cfg` leaves out of this build is no disagreement.",
        ..BASE
    },
    Lint {
        id: "scan-missed",
        level: ERROR,
        summary: "the compiled catalog has a type that the scan lacks and cannot explain",
        message: "{name}",
        help: "look at {old}",
        why: "A code that clients get is missing from every file that is written.",
        ..BASE
    },
    Lint {
        id: COMPILED_ONLY,
        level: Level::Info,
        summary: "a macro makes a type; only the compiler knows its codes",
        message: "{name} is made by a macro and has the codes {old}",
        help: "with `--compiled`, or `compiled = true` in the configuration, its codes are part of the catalog",
        why: "Without it files are written from the scan, which does not expand macros.",
        ..BASE
    },
    Lint {
        id: UNBUILT,
        summary: "a target could not be rebuilt to print its catalogs, so its types were not compared",
        message: "a target was not compared: {name}",
        help: "nothing to do, if it needs its package around it; its own tests can compare it",
        why: "What was not compared is said, so that silence means agreement.",
        ..BASE
    },
    Lint {
        id: UNSEEN,
        level: Level::Info,
        summary: "a type was not compared, because this build does not have it",
        message: "{name} was not compared: {old}",
        help: "verify with its features too: `-F FEATURE` or `--all-features`; nothing to do, if it is for another system",
        why: "What was not compared is said, so that silence means agreement.",
        ..BASE
    },
];
