//! What the scanner reports because it cannot read it.

use super::Lint;
use crate::finding::Level;
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint::elsewhere(RuleId::MacroGenerated, Level::Error)
        .summary("a macro makes an error type, so the source does not show its codes")
        .message("an error type is made by a macro")
        .help("take the type from a build with `--compiled`, or write it out")
        .why("A catalog without these codes is incomplete.")
        .integrity(),
    Lint::elsewhere(RuleId::Unresolved, Level::Error)
        .summary("something that may hold an error type could not be read")
        .message("cannot be read from source")
        .help("take it from a build with `--compiled`, write it in a form that the scanner reads, or allow this lint")
        .why("Without it, the catalog may be incomplete.")
        .integrity(),
    Lint::elsewhere(RuleId::SameFileTwice, Level::Info)
        .summary("one file is a module in two places, so its codes occur twice")
        .message("the same file is a module twice")
        .help("keep one `mod` and import from it")
        .why("Usually one of the two is a mistake."),
];
