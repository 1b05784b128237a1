//! Reports each macro that makes error types, and each of its invocations.

use crate::location::Location;
use crate::rule_id::RuleId;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::file::FileResult;
use super::ident::{alias, word};
use super::keywords::Keywords;
use super::locator::Locator;
use super::report::{Hidden, ScanFinding};
use super::source::SourceFile;
use super::tokens::Tokens;
use super::unit::Unit;
use super::walk::{MacroCall, walk};

const HELP: &str = "take them from a build with `--compiled`, or write the types out";

/// Some targets and the files of their module graphs.
pub(crate) type Graph<'a> = (&'a [Unit], &'a [FileResult]);

/// Looks for invocations in all files of the graph; costs nothing unless there is such a macro. Of the other graph, only the
/// macros matter.
pub(crate) fn find(own: Graph<'_>, elsewhere: Graph<'_>) -> (Vec<ScanFinding>, Vec<Hidden>) {
    let defined: BTreeMap<_, _> = own.1.iter().flat_map(|file| &file.macros).map(|(name, at)| (at, name)).collect();
    let foreign = elsewhere.1.iter().flat_map(|file| &file.macros).map(|(name, _)| name);
    let mut names: BTreeSet<String> = defined.values().copied().chain(foreign).cloned().collect();
    let mut calls = Vec::new();
    while !names.is_empty() {
        let (found, aliases) = everywhere(own, &names);
        let (others, more) = everywhere(elsewhere, &names);
        // A macro that invokes one of them is one of them, and so is one that is imported under another name.
        let known = names.len();
        names.extend(found.iter().chain(&others).filter_map(|call| call.in_macro.as_deref()).map(str::to_owned));
        names.extend(aliases.into_iter().chain(more));
        calls = found;
        if names.len() == known {
            break;
        }
    }
    let definitions = defined.iter().map(|(location, name)| definition((*location).clone(), name));
    let (mut findings, mut hidden) = shadowed(own, elsewhere);
    findings.extend(definitions);
    for MacroCall { name, place, in_macro } in calls {
        if let Some(caller) = in_macro {
            findings.push(definition(place.location, &caller));
            continue;
        }
        let message = format!("`{name}!` makes error enums that only a build can see");
        findings.push(finding(place.location.clone(), message));
        hidden.push(place);
    }
    (findings, hidden)
}

/// Invocations that look like templates, where the workspace defines a macro of that name.
fn shadowed(own: Graph<'_>, elsewhere: Graph<'_>) -> (Vec<ScanFinding>, Vec<Hidden>) {
    let templates: Vec<_> = own.1.iter().flat_map(|file| &file.templates).collect();
    if templates.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let defined: BTreeSet<String> =
        [own, elsewhere].into_iter().flat_map(|graph| texts(graph, |_, _, text| macro_names(text))).collect();
    templates.into_iter().filter(|(name, _)| defined.contains(name)).map(|(_, found)| found.clone()).unzip()
}

/// The invocations of some macros, and the other names under which they are imported.
fn everywhere(graph: Graph<'_>, names: &BTreeSet<String>) -> (Vec<MacroCall>, Vec<String>) {
    let find =
        |unit: &Unit, file: &FileResult, text: &str| vec![(invocations(unit, file, text, names), renamed(text, names))];
    let (calls, aliases): (Vec<_>, Vec<_>) = texts(graph, find).into_iter().unzip();
    (calls.concat(), aliases.concat())
}

/// What every file has.
fn texts<T: Send>(graph: Graph<'_>, find: impl Fn(&Unit, &FileResult, &str) -> Vec<T> + Sync) -> Vec<T> {
    let (units, files) = graph;
    let found = files.par_iter().flat_map_iter(|file| {
        let mut buffer = Vec::new();
        // A file that cannot be read has been reported already.
        let source = SourceFile::read(&file.job.file, &mut buffer).ok();
        let text = source.and_then(|source| source.text().ok()).unwrap_or_default();
        units.get(file.job.unit).map(|unit| find(unit, file, &text)).unwrap_or_default()
    });
    found.collect()
}

/// `macro_rules! name`
fn macro_names(text: &str) -> Vec<String> {
    let name = |rest: &str| Some(word(rest.trim_start().strip_prefix('!')?).to_owned());
    text.split("macro_rules").skip(1).filter_map(name).collect()
}

/// The other names of macros: `name as other`.
fn renamed(text: &str, names: &BTreeSet<String>) -> Vec<String> {
    names.iter().flat_map(|name| text.split(name.as_str()).skip(1).filter_map(alias)).map(str::to_owned).collect()
}

fn invocations(unit: &Unit, file: &FileResult, text: &str, names: &BTreeSet<String>) -> Vec<MacroCall> {
    let keywords = Keywords::of_names(text, names.iter());
    if keywords.is_empty() {
        return Vec::new();
    }
    let Ok(tokens) = Tokens::around(text, unit.c_strings, &keywords) else { return Vec::new() };
    let mut locator = Locator::new(unit.names.name(&file.job.file), text);
    walk(&tokens, &keywords, unit, &file.job, &mut locator, Some(names)).calls
}

fn definition(location: Location, name: &str) -> ScanFinding {
    finding(location, format!("the macro `{name}!` makes error enums that only a build can see"))
}

fn finding(location: Location, message: String) -> ScanFinding {
    ScanFinding { rule: RuleId::MacroGenerated, location, message, help: Some(HELP.to_owned()) }
}
