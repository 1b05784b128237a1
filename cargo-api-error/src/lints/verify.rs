//! What `verify` reports: where the scan and the compiler disagree, and what was not compared.

use super::Lint;
use crate::finding::Level;
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint::elsewhere(RuleId::ScanMismatch, Level::Error)
        .summary("scan and compiler disagree about a variant")
        .message("{difference}")
        .help("report it: the scan and the derive must agree")
        .why("Clients get what the compiler sees, but all files are written from the scan."),
    Lint::elsewhere(RuleId::ScanExtra, Level::Error)
        .summary("the scan has a type or variant that the compiled catalog lacks, although its `cfg` holds")
        .message("{difference}")
        .help("report it: the scan and the derive must agree")
        .why("The documentation would have a code that no client gets."),
    Lint::elsewhere(RuleId::ScanMissed, Level::Error)
        .summary("the compiled catalog has a type that the scan missed")
        .message("{difference}")
        .help("look at {place}")
        .why("Clients get a code that no written file has."),
    Lint::elsewhere(RuleId::CompiledOnly, Level::Info)
        .summary("a macro makes a type; only the compiler knows its codes")
        .message("a macro makes {type}, with the codes {codes}")
        .help("use `--compiled`, or `compiled = true` in the configuration, to add its codes to the catalog")
        .why("Files are written from the scan, which does not expand macros."),
    Lint::elsewhere(RuleId::Unbuilt, Level::Warning)
        .summary("a target could not be built to print its catalogs, so its types were not compared")
        .message("a target was not compared: {target}")
        .help("nothing to do if the target needs the rest of its package")
        .why("`verify` reports what it did not compare, so that no report means agreement."),
    Lint::elsewhere(RuleId::Unseen, Level::Info)
        .summary("a type was not compared, because this build does not have it")
        .message("{type} was not compared: {reason}")
        .help("add its features with `-F FEATURE` or `--all-features`; nothing to do if it is for another platform")
        .why("`verify` reports what it did not compare, so that no report means agreement."),
];
