//! What the scanner reports because it cannot see into it.

use super::Lint;
use crate::finding::Level;
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint::elsewhere(RuleId::MacroGenerated, Level::Breaking)
        .summary("a macro makes an error type, so source does not show its codes")
        .message("an error type is made by a macro")
        .help("take the type from a build with `--compiled`, or write it out")
        .why("A catalog without these codes is not whole.")
        .integrity(),
    Lint::elsewhere(RuleId::Unresolved, Level::Breaking)
        .summary("something that may hold an error type could not be read")
        .message("cannot be read from source")
        .help("take what it makes from a build with `--compiled`, make it visible to a reader of source, or allow this lint")
        .why("A catalog without what it holds is not whole.")
        .integrity(),
    Lint::elsewhere(RuleId::SameFileTwice, Level::Info)
        .summary("one file is a module at two places, so its codes have two homes")
        .message("the same file is a module twice")
        .help("keep one `mod` and import from it")
        .why("Both modules emit the same codes; usually one was meant."),
];
