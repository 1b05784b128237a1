//! What `verify` reports: where the scan and the compiler disagree, and what was not compared.

use super::Lint;
use crate::finding::Level;
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint::elsewhere(RuleId::ScanMismatch, Level::Breaking)
        .summary("the compiler makes something else of a variant than the scan")
        .message("{difference}")
        .help("report it: the scan and the derive must agree")
        .why("The compiled catalog is what clients get; everything that is written comes from the scan."),
    Lint::elsewhere(RuleId::ScanExtra, Level::Breaking)
        .summary("the scan has a type or variant that the compiled catalog lacks, though its `cfg` holds")
        .message("{difference}")
        .help("report it: the scan and the derive must agree")
        .why("A code that no build has is documented for nobody. What a `cfg` leaves out of this build is no disagreement."),
    Lint::elsewhere(RuleId::ScanMissed, Level::Breaking)
        .summary("the compiled catalog has a type that the scan lacks and cannot explain")
        .message("{difference}")
        .help("look at {place}")
        .why("A code that clients get is missing from every file that is written."),
    Lint::elsewhere(RuleId::CompiledOnly, Level::Info)
        .summary("a macro makes a type; only the compiler knows its codes")
        .message("{type} is made by a macro and has the codes {codes}")
        .help("with `--compiled`, or `compiled = true` in the configuration, its codes are part of the catalog")
        .why("Without it files are written from the scan, which does not expand macros."),
    Lint::elsewhere(RuleId::Unbuilt, Level::Warning)
        .summary("a target could not be rebuilt to print its catalogs, so its types were not compared")
        .message("a target was not compared: {target}")
        .help("nothing to do, if it needs its package around it; its own tests can compare it")
        .why("What was not compared is said, so that silence means agreement."),
    Lint::elsewhere(RuleId::Unseen, Level::Info)
        .summary("a type was not compared, because this build does not have it")
        .message("{type} was not compared: {reason}")
        .help("verify with its features too: `-F FEATURE` or `--all-features`; nothing to do, if it is for another system")
        .why("What was not compared is said, so that silence means agreement."),
];
