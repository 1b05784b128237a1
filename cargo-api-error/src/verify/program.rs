//! Writes the text of a program that prints every type of the libraries or of one target.

use std::path::PathBuf;

use super::member::Member;
use crate::scan::RENAMED;
use crate::workspace::{Target, TargetKind};

/// One program of the harness.
#[derive(Clone, Debug)]
pub(super) struct Program<'w> {
    /// The name of the program and its crate.
    pub(super) name: String,
    /// The folder of its package.
    pub(super) package: PathBuf,
    /// The path of its root file.
    pub(super) file: PathBuf,
    /// The text before its `main`: the libraries, or the root of a target whose `main` has another name.
    pub(super) source: String,
    /// The name under which it uses the runtime.
    pub(super) runtime: String,
    /// The target that it is a copy of; `None` for the libraries.
    pub(super) target: Option<Copied<'w>>,
}

/// The target that a program is a copy of.
#[derive(Clone, Debug)]
pub(super) struct Copied<'w> {
    pub(super) member: &'w Member<'w>,
    pub(super) target: &'w Target,
    /// The mirror that the copy is in.
    pub(super) tree: PathBuf,
    /// The folder that is mirrored.
    pub(super) original: PathBuf,
}

impl Copied<'_> {
    /// The package, and `bin:NAME`, `test:NAME`, ..
    pub(super) fn names(&self) -> (&str, String) {
        (self.member.name(), self.target.label())
    }

    /// The kind of the copy: `bin`, `example`, or `test`, which is compiled with `cfg(test)`.
    pub(super) fn kind(&self) -> &'static str {
        match self.target.kind {
            TargetKind::Test | TargetKind::Bench => "test",
            TargetKind::Example => "example",
            TargetKind::Bin | TargetKind::Lib => "bin",
        }
    }
}

impl Program<'_> {
    /// The text of its root file.
    pub(super) fn text(&self) -> String {
        // Otherwise it would be dead code, and a target may turn that lint into an error.
        let main = if self.source.contains(RENAMED) { format!("let _ = {RENAMED}; ") } else { String::new() };
        let (source, runtime) = (&self.source, &self.runtime);
        format!(
            "{source}\n#[allow(warnings, clippy::all)]\n\
             fn main() {{ {main}::std::print!(\"{{}}\", {runtime}::__private::registry::to_json()); }}\n"
        )
    }
}
