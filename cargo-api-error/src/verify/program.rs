//! A library's or a target's source in, the text of a program that prints its catalogs out.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::probe::Probe;

/// One program of the harness and the crate whose types it names.
#[derive(Clone, Debug)]
pub(super) struct Program {
    /// The name of the program and its crate.
    pub(super) name: String,
    /// Where its root file is written.
    pub(super) file: PathBuf,
    /// What stands before the printer: the root of a target, its `main` renamed; nothing for libraries.
    pub(super) source: String,
    /// How it calls the runtime.
    pub(super) runtime: String,
    /// Its probes, by number.
    pub(super) probes: Vec<usize>,
    /// The target that it is a copy of: package and label.
    pub(super) target: Option<(String, String)>,
}

/// Every text is printed as its length, a colon and itself; lists and options as their length first.
const PRINTER: &str = include_str!("printer.txt");

impl Program {
    /// The text, and the probe that stands on each of its lines (from 1), if one does.
    pub(super) fn text(&self, probes: &[Probe]) -> (String, Vec<Option<usize>>) {
        let runtime = &self.runtime;
        // Otherwise it would be dead code, which a target may deny.
        let main = if self.source.contains("fn __main") { "let _ = __main;\n" } else { "" };
        let mut text = self.source.clone();
        let _ = write!(
            text,
            "\n#[allow(warnings, clippy::all)]\nmod __verify {{\nuse {runtime}::{{ApiError, CatalogItem, ErrorSpec, HasCatalog}};\n{PRINTER}}}\n\
             #[allow(warnings, clippy::all)]\nfn main() {{\n{main}__verify::print(&[\n"
        );
        let mut lines: Vec<Option<usize>> = vec![None; text.lines().count() + 1];
        for number in &self.probes {
            if let Some(ty) = probes.get(*number).and_then(Probe::current) {
                let _ = writeln!(text, "    <{ty} as {runtime}::HasCatalog>::CATALOG,");
                lines.push(Some(*number));
            }
        }
        text.push_str("]);\n}\n");
        (text, lines)
    }
}
