//! Reads one file of the module graph: finds its types and the files that it names.

use std::cell::RefCell;

use super::built_in::{BuiltInUse, Named, Names};
use super::cfg::Predicate;
use super::children::Children;
use super::error::ScanError;
use super::item::{self, Defined, Origin};
use super::job::Job;
use super::keywords::Keywords;
use super::lexer::LexError;
use super::locator::Locator;
use super::report::{ScanFinding, ScannedEnum, ScannedShape};
use super::source::{FileId, SourceFile};
use super::tokens::Tokens;
use super::unit::Unit;
use super::walk::{RuntimeCall, TypeItem, Unresolved, walk};
use crate::location::Location;

/// Files nested deeper than this are rejected.
const MAX_DEPTH: usize = 1_000;

/// The result of one visit to a file.
#[derive(Debug, Default)]
pub(crate) struct FileResult {
    pub(crate) job: Job,
    /// `None` if it could not be read.
    pub(crate) id: Option<FileId>,
    /// Error types with their byte offsets in the file.
    pub(crate) types: Vec<(usize, ScannedEnum)>,
    pub(crate) shapes: Vec<ScannedShape>,
    pub(crate) built_ins: Vec<BuiltInUse>,
    pub(crate) findings: Vec<ScanFinding>,
    pub(crate) unresolved: Vec<Unresolved>,
    /// The macros that make error types, and where they are defined.
    pub(crate) macros: Vec<(String, Location)>,
    /// What may make error types if the workspace has a macro of that name.
    pub(crate) templates: Vec<(String, Unresolved)>,
    pub(crate) errors: Vec<ScanError>,
}

impl FileResult {
    pub(crate) fn new(job: Job, errors: Vec<ScanError>) -> Self {
        Self { job, errors, ..Self::default() }
    }

    /// Whether nothing was found.
    pub(crate) fn is_empty(&self) -> bool {
        self.types.is_empty()
            && self.shapes.is_empty()
            && self.built_ins.is_empty()
            && self.findings.is_empty()
            && self.unresolved.is_empty()
            && self.errors.is_empty()
    }
}

thread_local! {
    /// The buffer for files, one after the other.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Reads the file of `job`. The second result has the files that it names.
pub(crate) fn read(unit: &Unit, job: Job) -> (FileResult, Vec<Job>) {
    BUFFER.with_borrow_mut(|buffer| match SourceFile::read(&job.file, buffer) {
        Ok(source) => visit(unit, job, &source),
        Err(error) => {
            // `missing/../x.rs` does not exist, although its name can be shortened to `x.rs`.
            let written = unit.names.name_as_written(&job.file);
            let error = job.error(unit, format!("cannot read `{written}`: {error}"));
            (FileResult::new(job, vec![error]), Vec::new())
        }
    })
}

/// Reads a text that is not in a file. The files that it names are not read.
pub(crate) fn read_text(unit: &Unit, job: Job, text: &str) -> FileResult {
    visit(unit, job, &SourceFile { id: FileId::default(), bytes: text.as_bytes() }).0
}

fn visit(unit: &Unit, job: Job, source: &SourceFile<'_>) -> (FileResult, Vec<Job>) {
    if let Some(message) = endless(unit, &job, &source.id) {
        let error = job.error(unit, message);
        return (FileResult::new(job, vec![error]), Vec::new());
    }
    let mut result = FileResult { id: Some(source.id.clone()), ..FileResult::new(job, Vec::new()) };
    let mut keywords = Keywords::of(source.bytes);
    if keywords.is_empty() || (result.job.expression && !keywords.attribute) {
        return (result, Vec::new());
    }
    let name = unit.names.name(&result.job.file);
    let text = match source.text() {
        Ok(text) => text,
        Err(before) => {
            let message = format!("`{name}` is not valid UTF-8 at byte {}", before.len());
            result.errors.push(ScanError::at(Locator::new(name, &before).locate(before.len()), message));
            return (result, Vec::new());
        }
    };
    if text.len() != source.bytes.len() {
        keywords = Keywords::of(text.as_bytes());
    }
    let mut visit = Visit { unit, locator: Locator::new(name, &text), text: &text, result };
    let jobs = visit.run(&keywords, &source.id);
    (visit.result, jobs)
}

fn endless(unit: &Unit, job: &Job, id: &FileId) -> Option<String> {
    match job.cycle(id, unit) {
        Some(cycle) => Some(format!("circular modules: {cycle}")),
        None if job.depth() >= MAX_DEPTH => Some(format!("modules nest {MAX_DEPTH} files deep")),
        None => None,
    }
}

struct Visit<'a> {
    unit: &'a Unit,
    locator: Locator<'a>,
    text: &'a str,
    result: FileResult,
}

impl Visit<'_> {
    fn run(&mut self, keywords: &Keywords, id: &FileId) -> Vec<Job> {
        let mut facts = match Tokens::around(self.text, self.unit.c_strings, keywords) {
            Ok(tokens) => walk(&tokens, keywords, self.unit, &self.result.job, &mut self.locator, None),
            Err(error) => {
                self.lex_error(&error);
                return Vec::new();
            }
        };
        self.result.unresolved.append(&mut facts.unresolved);
        self.result.macros.append(&mut facts.macros);
        self.result.templates.append(&mut facts.templates);
        self.result.errors.append(&mut facts.errors);
        facts.types.iter().for_each(|item| self.define(item));
        facts.shapes.iter().for_each(|call| self.shape(call));
        self.built_ins(&facts.catalogs);
        let Children { jobs, errors, .. } = Children::find(self.unit, &self.result.job, id, &mut self.locator, &facts);
        self.result.errors.extend(errors);
        jobs
    }

    fn lex_error(&mut self, error: &LexError) {
        let mut located = self.locator.error(error.span, error.message.clone());
        if let Some((offset, note)) = &error.note {
            let open = self.locator.locate(*offset);
            located = located.note(format!("{note} since {open}"));
        }
        self.result.errors.push(located);
    }

    fn define(&mut self, item: &TypeItem) {
        let (start, (first, end)) = (self.locator.locate(item.span.0), item.span);
        let source = self.text.get(first..end).unwrap_or_default();
        let origin = Origin { unit: self.unit, folder: self.result.job.folder(), scope: &item.scope };
        match item::define(source, start, origin) {
            Ok(Defined::ErrorType(found)) => match &item.scope.in_macro {
                Some(name) => self.result.findings.push(declared_by_macro(name, *found)),
                None => self.result.types.push((first, *found)),
            },
            Ok(Defined::Depends { name, on, location }) => {
                let message = format!("the contract of `{name}` depends on {on}");
                let help = "write one variant per contract, each under its own `#[cfg(..)]`, or take the type from a build with `--compiled`";
                let finding = ScanFinding::unresolved(location.clone(), message, help);
                let lines = Some(self.locator.lines(item.span));
                self.result.unresolved.push((finding, self.unit.hidden(item.scope.clone(), location, lines)));
            }
            Ok(Defined::Nothing) => {}
            Err(errors) => self.result.errors.extend(errors),
        }
    }

    fn shape(&mut self, call: &RuntimeCall) {
        let start = self.locator.locate(call.span.0);
        match item::shapes(self.text.get(call.span.0..call.span.1).unwrap_or_default(), start) {
            Ok(items) => self.result.shapes.extend(items.into_iter().map(|(item, location)| ScannedShape {
                package: self.unit.package.clone(),
                module: call.scope.module.clone(),
                name: item.head.ident.to_string(),
                location,
                shape: item.shape,
            })),
            Err(errors) if call.qualified => self.result.errors.extend(errors),
            // Another crate's macro of the same name, or else the compiler reports it.
            Err(_) => {}
        }
    }

    /// The types of the runtime in the catalogs of this file, and behind the transparent variants of its types.
    fn built_ins(&mut self, catalogs: &[RuntimeCall]) {
        if catalogs.is_empty() && self.result.types.is_empty() {
            return;
        }
        let (unit, names) = (self.unit, Names::of(self.text));
        let found = |Named { ty, ambiguous, .. }: Named, location: Location, cfg: Predicate| BuiltInUse {
            ty,
            package: unit.package.clone(),
            location,
            cfg,
            ambiguous,
        };
        for RuntimeCall { span: (first, end), scope, .. } in catalogs {
            for named in names.in_lists(self.text.get(*first..*end).unwrap_or_default(), unit.c_strings) {
                let location = self.locator.locate(first + named.offset);
                self.result.built_ins.push(found(named, location, scope.cfg.clone()));
            }
        }
        for (_, item) in &self.result.types {
            for (_, site, forward) in item.forwards() {
                let in_type = names.in_type(&forward.ty).into_iter();
                let found = |named| found(named, site.location.clone(), item.cfg_of(site));
                self.result.built_ins.extend(in_type.map(found));
            }
        }
    }
}

fn declared_by_macro(name: &str, found: ScannedEnum) -> ScanFinding {
    let message = format!(
        "`{}` is in a module that the macro `{name}!` declares, and only a build knows whether it does",
        found.def.name
    );
    ScanFinding::unresolved(found.location, message, "take it from a build with `--compiled`")
}
