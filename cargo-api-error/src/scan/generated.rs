//! Macros that make error enums in, a finding for each of them and for each of their invocations out.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::file::FileResult;
use super::graph::{Found, Unit};
use super::interest::Interest;
use super::modules::{Dir, Owner};
use super::source::{Lines, Source};
use super::tokens::Tokens;
use super::walk::{self, Call, Place};
use super::{Hidden, Location, ScanFinding};

const HELP: &str = "take them from a build with `--compiled`, or write the types out";

/// Looks for invocations in all files of the graph; costs nothing unless there is such a macro.
pub(crate) fn find(units: &[Unit], found: &Found, elsewhere: &Found) -> (Vec<ScanFinding>, Vec<Hidden>) {
    let defined: BTreeMap<_, _> =
        found.files.iter().flat_map(|(_, file)| &file.macros).map(|(def, at)| (at, def)).collect();
    let foreign = elsewhere.files.iter().flat_map(|(_, file)| &file.macros).map(|(def, _)| def);
    let mut names: BTreeSet<String> = defined.values().copied().chain(foreign).map(|def| def.name.clone()).collect();
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

fn everywhere(units: &[Unit], found: &Found, names: &BTreeSet<String>) -> Vec<(Call, Hidden)> {
    let calls = found.files.par_iter().flat_map_iter(|(number, file)| {
        // A file that cannot be read has been reported already.
        let text = Source::read(&file.file).map(|source| source.text).unwrap_or_default();
        units.get(*number).map(|unit| invocations(unit, file, &text, names)).unwrap_or_default()
    });
    calls.collect()
}

fn invocations(unit: &Unit, file: &FileResult, text: &str, names: &BTreeSet<String>) -> Vec<(Call, Hidden)> {
    let interest = Interest::in_names(text, names.iter());
    if interest.is_empty() {
        return Vec::new();
    }
    let Ok(tokens) = Tokens::lex(text, unit.c_strings) else { return Vec::new() };
    let place = Place {
        path: file.path.split("::").filter(|module| !module.is_empty()).map(str::to_owned).collect(),
        cfg: file.cfg.clone(),
        dir: Dir::of_file(&file.file, Owner::Block),
        known: unit.known,
    };
    let lines = Lines::new(text);
    let hidden = |call: Call| {
        let ((line, column), (last, _)) = (lines.locate(text, call.span.0), lines.locate(text, call.span.1));
        let hidden = Hidden {
            package: unit.package.clone(),
            target: unit.label.clone(),
            path: call.path.join("::"),
            location: Location { file: file.name.clone(), line, column },
            cfg: call.cfg.to_option(),
            lines: Some((line, last)),
        };
        (call, hidden)
    };
    walk::calls(&tokens, &interest, place, names).into_iter().map(hidden).collect()
}

fn definition(location: &Location, name: &str) -> ScanFinding {
    finding(location.clone(), format!("the macro `{name}!` makes error enums that only a build can see"))
}

fn finding(location: Location, message: String) -> ScanFinding {
    ScanFinding { rule: "macro-generated", location, message, help: Some(HELP.to_owned()) }
}
