//! Reports each macro that makes error types, and each of its invocations.

use crate::rule_id::RuleId;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::file::FileResult;
use super::keywords::Keywords;
use super::locator::Locator;
use super::report::{Hidden, Location, ScanFinding};
use super::source::SourceFile;
use super::tokens::Tokens;
use super::unit::Unit;
use super::walk::{self, MacroCall, Place};

const HELP: &str = "take them from a build with `--compiled`, or write the types out";

/// Looks for invocations in all files of the graph, but only if there is such a macro.
pub(crate) fn find(units: &[Unit], files: &[FileResult], elsewhere: &[FileResult]) -> (Vec<ScanFinding>, Vec<Hidden>) {
    let defined: BTreeMap<_, _> = files.iter().flat_map(|file| &file.macros).map(|(name, at)| (at, name)).collect();
    let foreign = elsewhere.iter().flat_map(|file| &file.macros).map(|(name, _)| name);
    let mut names: BTreeSet<String> = defined.values().copied().chain(foreign).cloned().collect();
    let mut calls = Vec::new();
    while !names.is_empty() {
        calls = everywhere(units, files, &names);
        // A macro that invokes one of them makes error types too.
        let known = names.len();
        names.extend(calls.iter().filter_map(|(call, _)| call.in_macro.as_deref()).map(str::to_owned));
        if names.len() == known {
            break;
        }
    }
    let definitions = defined.iter().map(|(location, name)| definition((*location).clone(), name));
    let mut findings: Vec<ScanFinding> = definitions.collect();
    let mut hidden = Vec::new();
    for (call, place) in calls {
        if let Some(caller) = call.in_macro {
            findings.push(definition(place.location, &caller));
            continue;
        }
        let message = format!("`{}!` makes error enums that only a build can see", call.name);
        findings.push(finding(place.location.clone(), message));
        hidden.push(place);
    }
    (findings, hidden)
}

fn everywhere(units: &[Unit], files: &[FileResult], names: &BTreeSet<String>) -> Vec<(MacroCall, Hidden)> {
    let calls = files.par_iter().flat_map_iter(|file| {
        let mut buffer = Vec::new();
        // A file that cannot be read has been reported already.
        let source = SourceFile::read(&file.job.file, &mut buffer).ok();
        let text = source.and_then(|source| source.text().ok()).unwrap_or_default();
        units.get(file.job.unit).map(|unit| invocations(unit, file, &text, names)).unwrap_or_default()
    });
    calls.collect()
}

fn invocations(unit: &Unit, file: &FileResult, text: &str, names: &BTreeSet<String>) -> Vec<(MacroCall, Hidden)> {
    let keywords = Keywords::of_names(text, names.iter());
    if keywords.is_empty() {
        return Vec::new();
    }
    let Ok(tokens) = Tokens::around(text, unit.c_strings, &keywords) else { return Vec::new() };
    let place = Place { scope: file.job.scope.clone(), dir: file.job.dir(), test: unit.test };
    let mut locator = Locator::new(unit.names.name(&file.job.file), text);
    let hidden = |call: MacroCall| {
        let (location, last) = (locator.locate(call.span.0), locator.locate(call.span.1).line);
        let hidden = Hidden {
            package: unit.package.clone(),
            target: unit.label.clone(),
            module: call.scope.module.clone(),
            cfg: call.scope.cfg.clone(),
            lines: Some((location.line, last)),
            location,
        };
        (call, hidden)
    };
    walk::calls(&tokens, &keywords, place, names).into_iter().map(hidden).collect()
}

fn definition(location: Location, name: &str) -> ScanFinding {
    finding(location, format!("the macro `{name}!` makes error enums that only a build can see"))
}

fn finding(location: Location, message: String) -> ScanFinding {
    ScanFinding { rule: RuleId::MacroGenerated, location, message, help: Some(HELP.to_owned()) }
}
