//! A library's or a target's source in, the text of a program that prints every type linked into it out.

use std::path::PathBuf;

use crate::scan::RENAMED;

/// One program of the harness.
#[derive(Clone, Debug)]
pub(super) struct Program {
    /// The name of the program and its crate.
    pub(super) name: String,
    /// The folder of its package.
    pub(super) package: PathBuf,
    /// Where its root file is written.
    pub(super) file: PathBuf,
    /// What stands before its `main`: the libraries, or the root of a target whose own `main` has another name.
    pub(super) source: String,
    /// How it calls the runtime.
    pub(super) runtime: String,
    /// The target that it is a copy of; none for the libraries.
    pub(super) target: Option<Copied>,
}

/// The target that a program is a copy of.
#[derive(Clone, Debug)]
pub(super) struct Copied {
    pub(super) package: String,
    /// `bin:NAME`, `test:NAME`, ..
    pub(super) label: String,
    /// The mirror that the copy stands in.
    pub(super) tree: PathBuf,
    /// What that is a mirror of.
    pub(super) original: PathBuf,
    /// 2015, 2018, 2021 or 2024.
    pub(super) edition: u16,
    /// Whether the scan has types there, or something that may make some.
    pub(super) has_types: bool,
    /// Whether it is compiled with `cfg(test)`.
    pub(super) test: bool,
}

impl Program {
    /// The text of its root file.
    pub(super) fn text(&self) -> String {
        // Otherwise it would be dead code, which a target may deny.
        let main = if self.source.contains(RENAMED) { format!("let _ = {RENAMED}; ") } else { String::new() };
        let (source, runtime) = (&self.source, &self.runtime);
        format!(
            "{source}\n#[allow(warnings, clippy::all)]\n\
             fn main() {{ {main}::std::print!(\"{{}}\", {runtime}::__private::registry::to_json()); }}\n"
        )
    }
}
