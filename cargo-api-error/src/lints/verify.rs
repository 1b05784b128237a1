//! What `verify` reports: where the scan and the compiler disagree, and what was not compared.

use super::lint::{BASE, ERROR, Lint};
use crate::levels::Level;
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint {
        id: RuleId::ScanMismatch,
        level: ERROR,
        summary: "the contract of a variant differs between the scan and the compiled catalog",
        message: "{difference}",
        help: "report it: the scan and the derive must agree",
        why: "Clients get the contract of the compiled catalog, and every generated file shows that of the scan.",
        ..BASE
    },
    Lint {
        id: RuleId::ScanExtra,
        level: ERROR,
        summary: "the scan has a type or variant that the compiled catalog lacks, although its `cfg` holds",
        message: "{difference}",
        help: "report it: the scan and the derive must agree",
        why: "Its codes are documented, and no build has them. Codes that a `cfg` leaves out of this build are not reported.",
        ..BASE
    },
    Lint {
        id: RuleId::ScanMissed,
        level: ERROR,
        summary: "the compiled catalog has a type that the scan lacks and cannot explain",
        message: "{difference}",
        help: "look at {place}",
        why: "A code that clients get is missing from every generated file.",
        ..BASE
    },
    Lint {
        id: RuleId::CompiledOnly,
        level: Level::Info,
        summary: "a macro makes a type, so only the compiler knows its codes",
        message: "{item} is made by a macro and has the codes {codes}",
        help: "with `--compiled`, or `compiled = true` in the configuration, its codes are part of the catalog",
        why: "Without it, files are generated from the scan, which does not expand macros.",
        ..BASE
    },
    Lint {
        id: RuleId::Unbuilt,
        summary: "a target could not be built outside its package, so its types were not compared",
        message: "a target was not compared: {reason}",
        help: "nothing to do, if it needs its package around it; its own tests can compare it",
        why: "The report names what was not compared, so that silence means agreement.",
        ..BASE
    },
    Lint {
        id: RuleId::Unseen,
        level: Level::Info,
        summary: "a type was not compared, because this build does not have it",
        message: "{item} was not compared: {reason}",
        help: "verify with its features too: `-F FEATURE` or `--all-features`; nothing to do, if it is for another system",
        why: "The report names what was not compared, so that silence means agreement.",
        ..BASE
    },
];
