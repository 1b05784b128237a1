//! Macros that make error enums in, a finding for each of them and for each of their invocations out.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;
use rayon::prelude::*;

use super::graph::{Found, Unit};
use super::lexer::Kind;
use super::source::{Lines, Source};
use super::tokens::Tokens;
use super::{Hidden, Location, ScanFinding};

const HELP: &str = "take these enums from the compiled catalog: `cargo api-error verify`";

/// Looks for invocations in all files of the graph; costs nothing unless there is such a macro.
pub(crate) fn find(units: &[Unit], found: &Found) -> (Vec<ScanFinding>, Vec<Hidden>) {
    let defined: BTreeMap<_, _> =
        found.files.iter().flat_map(|(_, file)| &file.macros).map(|(def, at)| (at, def)).collect();
    if defined.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let names: BTreeSet<&str> = defined.values().map(|def| def.name.as_str()).collect();
    let calls = found.files.par_iter().flat_map_iter(|(number, file)| {
        let unit = units.get(*number);
        // A file that cannot be read has been reported already.
        let text = Source::read(&file.file).map(|source| source.text).unwrap_or_default();
        let calls = invocations(&text, unit.is_some_and(|unit| unit.c_strings), &names);
        let hidden = calls.into_iter().map(move |(line, column, called)| {
            let hidden = Hidden {
                package: unit.map(|unit| unit.package.clone()).unwrap_or_default(),
                target: unit.map(|unit| unit.label.clone()).unwrap_or_default(),
                path: file.path.clone(),
                location: Location { file: file.name.clone(), line, column },
            };
            (called, hidden)
        });
        hidden.collect::<Vec<_>>()
    });
    let calls: Vec<_> = calls.collect();
    let invoked = calls.iter().map(|(name, hidden)| {
        finding(hidden.location.clone(), format!("`{name}!` makes error enums that only a build can see"))
    });
    let definitions = defined.iter().map(|(location, def)| {
        let message = format!("the macro `{}!` makes error enums that only a build can see", def.name);
        finding((*location).clone(), message)
    });
    (invoked.chain(definitions).collect(), calls.into_iter().map(|(_, hidden)| hidden).collect())
}

fn finding(location: Location, message: String) -> ScanFinding {
    ScanFinding { rule: "macro-generated", location, message, help: Some(HELP.to_owned()) }
}

/// Line, column and name of each invocation.
fn invocations(text: &str, c_strings: bool, names: &BTreeSet<&str>) -> Vec<(usize, usize, String)> {
    if !names.iter().any(|name| memmem::find(text.as_bytes(), name.as_bytes()).is_some()) {
        return Vec::new();
    }
    let Ok(tokens) = Tokens::lex(text, c_strings) else { return Vec::new() };
    let lines = Lines::new(text);
    let calls = (0..tokens.len()).filter_map(|at| {
        let name = tokens.name(at).filter(|name| names.contains(name))?;
        let invoked = tokens.is_punct(at + 1, "!") && tokens.kind(at + 2) == Some(Kind::Open);
        let (line, column) = lines.locate(text, tokens.start(at));
        invoked.then(|| (line, column, name.to_owned()))
    });
    calls.collect()
}
