//! Macros that make error enums in, a finding for each of them and for each of their invocations out.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;
use rayon::prelude::*;

use super::graph::{Found, Unit};
use super::lexer::Kind;
use super::source::{Lines, Source};
use super::tokens::Tokens;
use super::{Location, ScanFinding};

const HELP: &str = "take these enums from the compiled catalog: `cargo api-error verify`";

/// Looks for invocations in all files of the graph; costs nothing unless there is such a macro.
pub(crate) fn findings(units: &[Unit], found: &Found) -> Vec<ScanFinding> {
    let defined: BTreeMap<_, _> =
        found.files.iter().flat_map(|(_, file)| &file.macros).map(|(def, at)| (at, &def.name)).collect();
    if defined.is_empty() {
        return Vec::new();
    }
    let names: BTreeSet<&str> = defined.values().map(|name| name.as_str()).collect();
    let files: BTreeMap<_, _> = found.files.iter().map(|(unit, file)| (&file.name, (*unit, &file.file))).collect();
    let invoked = files.into_par_iter().flat_map_iter(|(name, (unit, file))| {
        let c_strings = units.get(unit).is_some_and(|unit| unit.c_strings);
        // A file that cannot be read has been reported already.
        let text = Source::read(file).map(|source| source.text).unwrap_or_default();
        invocations(&text, c_strings, &names)
            .into_iter()
            .map(|(line, column, called)| {
                let message = format!("`{called}!` makes error enums that only a build can see");
                finding(Location { file: name.clone(), line, column }, message)
            })
            .collect::<Vec<_>>()
    });
    let mut findings: Vec<_> = invoked.collect();
    findings.extend(defined.into_iter().map(|(location, name)| {
        finding(location.clone(), format!("the macro `{name}!` makes error enums that only a build can see"))
    }));
    findings
}

fn finding(location: Location, message: String) -> ScanFinding {
    ScanFinding { rule: "macro-generated", location, message, help: Some(HELP.to_owned()) }
}

fn invocations(text: &str, c_strings: bool, names: &BTreeSet<&str>) -> Vec<(usize, usize, String)> {
    if !names.iter().any(|name| memmem::find(text.as_bytes(), name.as_bytes()).is_some()) {
        return Vec::new();
    }
    let Ok(tokens) = Tokens::lex(text, c_strings) else { return Vec::new() };
    let lines = Lines::new(text);
    let calls = (0..tokens.len()).filter_map(|at| {
        let name = tokens.name(at).filter(|name| names.contains(name))?;
        let invoked = tokens.is_punct(at + 1, "!") && tokens.kind(at + 2) == Some(Kind::Open);
        invoked.then(|| {
            let (line, column) = lines.locate(text, tokens.start(at));
            (line, column, name.to_owned())
        })
    });
    calls.collect()
}
