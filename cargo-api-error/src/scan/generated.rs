//! Macros that make error enums in, a finding for each of them and for each of their invocations out.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;
use rayon::prelude::*;

use super::graph::{Found, Unit};
use super::lexer::Kind;
use super::source::{Lines, Source};
use super::tokens::Tokens;
use super::{Hidden, Location, ScanFinding};

const HELP: &str = "take them from a build with `--compiled`, or write the types out";

/// Looks for invocations in all files of the graph; costs nothing unless there is such a macro.
pub(crate) fn find(units: &[Unit], found: &Found) -> (Vec<ScanFinding>, Vec<Hidden>) {
    let defined: BTreeMap<_, _> =
        found.files.iter().flat_map(|(_, file)| &file.macros).map(|(def, at)| (at, def)).collect();
    let mut names: BTreeSet<String> = defined.values().map(|def| def.name.clone()).collect();
    let mut calls = Vec::new();
    while !names.is_empty() {
        calls = everywhere(units, found, &names);
        // A macro that invokes one of them is one of them.
        let callers: Vec<String> = calls.iter().filter_map(|(call, _)| call.inside.clone()).collect();
        let known = names.len();
        names.extend(callers);
        if names.len() == known {
            break;
        }
    }
    let definitions = defined.iter().map(|(location, def)| definition(location, &def.name));
    let mut findings: Vec<ScanFinding> = definitions.collect();
    let mut hidden = Vec::new();
    for (call, place) in calls {
        if let Some(caller) = call.inside {
            findings.push(definition(&place.location, &caller));
            continue;
        }
        let message = format!("`{}!` makes error enums that only a build can see", call.name);
        findings.push(finding(place.location.clone(), message));
        hidden.push(place);
    }
    (findings, hidden)
}

fn everywhere(units: &[Unit], found: &Found, names: &BTreeSet<String>) -> Vec<(Invocation, Hidden)> {
    let calls = found.files.par_iter().flat_map_iter(|(number, file)| {
        let unit = units.get(*number);
        // A file that cannot be read has been reported already.
        let text = Source::read(&file.file).map(|source| source.text).unwrap_or_default();
        let calls = invocations(&text, unit.is_some_and(|unit| unit.c_strings), names);
        let hidden = calls.into_iter().map(move |call| {
            let hidden = Hidden {
                package: unit.map(|unit| unit.package.clone()).unwrap_or_default(),
                target: unit.map(|unit| unit.label.clone()).unwrap_or_default(),
                path: file.path.clone(),
                location: Location { file: file.name.clone(), line: call.line, column: call.column },
                lines: Some((call.line, call.line)),
            };
            (call, hidden)
        });
        hidden.collect::<Vec<_>>()
    });
    calls.collect()
}

fn definition(location: &Location, name: &str) -> ScanFinding {
    finding(location.clone(), format!("the macro `{name}!` makes error enums that only a build can see"))
}

fn finding(location: Location, message: String) -> ScanFinding {
    ScanFinding { rule: "macro-generated", location, message, help: Some(HELP.to_owned()) }
}

struct Invocation {
    name: String,
    line: usize,
    column: usize,
    /// The macro whose definition it stands in.
    inside: Option<String>,
}

fn invocations(text: &str, c_strings: bool, names: &BTreeSet<String>) -> Vec<Invocation> {
    if !names.iter().any(|name| memmem::find(text.as_bytes(), name.as_bytes()).is_some()) {
        return Vec::new();
    }
    let Ok(tokens) = Tokens::lex(text, c_strings) else { return Vec::new() };
    let lines = Lines::new(text);
    let mut inside: Option<(String, usize)> = None;
    let mut calls = Vec::new();
    for at in 0..tokens.len() {
        inside = inside.filter(|(_, end)| at < *end);
        let invoked = tokens.is_punct(at + 1, "!");
        if invoked && inside.is_none() && tokens.is_ident(at, "macro_rules") && tokens.kind(at + 3) == Some(Kind::Open)
        {
            inside = tokens.name(at + 2).map(|name| (name.to_owned(), tokens.mate(at + 3)));
        }
        let called = tokens.name(at).filter(|name| invoked && names.contains(*name));
        if let Some(name) = called.filter(|_| tokens.kind(at + 2) == Some(Kind::Open)) {
            let (line, column) = lines.locate(text, tokens.start(at));
            let inside = inside.as_ref().map(|(name, _)| name.clone());
            calls.push(Invocation { name: name.to_owned(), line, column, inside });
        }
    }
    calls
}
