//! One file of the module graph: read, walked, its types defined, and the files that it names.

use std::path::Path;
use std::sync::Arc;

use super::graph::{Job, Link, MAX_DEPTH, Unit, folder};
use super::interest::Interest;
use super::item::{self, Definition};
use super::lexer::{self, LexError};
use super::modules::{NoFile, Owner};
use super::outline::Outline;
use super::predicate::Predicate;
use super::source::{FileId, Lines, Source, SourceError};
use super::tokens::Tokens;
use super::walk::{self, Facts, IncludeDecl, MANIFEST_DIR, MacroDef, ModuleDecl, Place};
use super::{Hidden, Location, ScanError, ScanFinding};

/// What one visit of a file found.
#[derive(Debug, Default)]
pub(crate) struct FileResult {
    pub(crate) name: String,
    pub(crate) file: std::path::PathBuf,
    pub(crate) id: Option<FileId>,
    /// Where the file is named.
    pub(crate) declared: Option<Location>,
    pub(crate) definitions: Vec<Definition>,
    pub(crate) findings: Vec<ScanFinding>,
    pub(crate) macros: Vec<(MacroDef, Location)>,
    pub(crate) errors: Vec<ScanError>,
    /// The module that the file is.
    pub(crate) path: String,
    pub(crate) cfg: Predicate,
    pub(crate) hidden: Vec<Hidden>,
}

/// Reads the file of `job`; the second half of the answer is the files it names.
pub(crate) fn read(unit: &Unit, job: Job) -> (FileResult, Vec<Job>) {
    let name = unit.namer.name(&job.file);
    let declared = job.declared.as_ref().map(|(location, _)| location.clone());
    let path = job.path.join("::");
    let cfg = job.cfg.clone();
    let mut result = FileResult { name, file: job.file.clone(), declared, path, cfg, ..FileResult::default() };
    let source = match Source::read(&job.file) {
        Ok(source) => source,
        Err(error) => {
            result.errors.push(unreadable(unit, &job, &result.name, &error));
            return (result, Vec::new());
        }
    };
    if let Some(error) = endless(&job, &source.id, &result.name) {
        result.errors.push(error);
        return (result, Vec::new());
    }
    result.id = Some(source.id.clone());
    let interest = Interest::of(&source.text);
    if job.expression && !interest.helper {
        return (result, Vec::new());
    }
    let mut visit = Visit { unit, job, text: &source.text, lines: None, result };
    let jobs = visit.run(&interest, &source.id);
    (visit.result, jobs)
}

/// Reads a text that is no file; the files that it names are not read.
pub(crate) fn read_text(unit: &Unit, job: Job, text: &str) -> FileResult {
    let result = FileResult { name: unit.namer.name(&job.file), file: job.file.clone(), ..FileResult::default() };
    let text = super::source::clean(text.to_owned());
    let mut visit = Visit { unit, job, text: &text, lines: None, result };
    visit.run(&Interest::of(&text), &FileId::text());
    FileResult { id: Some(FileId::text()), ..visit.result }
}

fn unreadable(unit: &Unit, job: &Job, name: &str, error: &SourceError) -> ScanError {
    match error {
        SourceError::Io(error) => {
            let (location, end) = job.declared(name);
            // `missing/../x.rs` is `x.rs` by name only.
            let written = unit.namer.name_as_written(&job.file);
            ScanError::at(location, format!("cannot read `{written}`: {error}")).until(end)
        }
        SourceError::NotUtf8 { offset, line, column } => {
            let location = Location { file: name.to_owned(), line: *line, column: *column };
            ScanError::at(location, format!("`{name}` is not valid UTF-8 at byte {offset}"))
        }
    }
}

fn endless(job: &Job, id: &FileId, name: &str) -> Option<ScanError> {
    let (location, end) = job.declared(name);
    if let Some(cycle) = job.cycle(id, name) {
        return Some(ScanError::at(location, format!("circular modules: {cycle}")).until(end));
    }
    let depth = job.chain.as_ref().map_or(0, |link| link.depth);
    (depth >= MAX_DEPTH).then(|| ScanError::at(location, format!("modules nest {MAX_DEPTH} files deep")).until(end))
}

struct Visit<'a> {
    unit: &'a Unit,
    job: Job,
    text: &'a str,
    lines: Option<Lines>,
    result: FileResult,
}

impl Visit<'_> {
    fn run(&mut self, interest: &Interest, id: &FileId) -> Vec<Job> {
        if interest.is_empty() {
            let mut outline = Outline::new(self.text);
            let lexed = lexer::lex(self.text, self.unit.c_strings, &mut outline);
            if let Err(error) = lexed.and_then(|()| self.outlined(outline)) {
                self.lex_error(&error);
            }
            return Vec::new();
        }
        let tokens = match Tokens::lex(self.text, self.unit.c_strings) {
            Ok(tokens) => tokens,
            Err(error) => {
                self.lex_error(&error);
                return Vec::new();
            }
        };
        let outlined = self.outlined(Outline::of(self.text, &tokens));
        let place = Place {
            path: self.job.path.clone(),
            cfg: self.job.cfg.clone(),
            dir: self.job.dir(),
            known: self.unit.known,
        };
        let mut facts = walk::walk(&tokens, interest, place);
        drop(tokens);
        if let Err(error) = outlined {
            // An attribute on what is no item is the same mistake.
            facts.faults.clear();
            self.lex_error(&error);
        }
        self.report(&facts);
        self.define(&facts);
        self.children(&facts, id)
    }

    /// An expression has no items, and what a macro does with a file is its business.
    fn outlined(&self, outline: Outline<'_>) -> Result<(), LexError> {
        if self.job.expression || self.job.guess.is_some() { Ok(()) } else { outline.finish() }
    }

    fn locate(&mut self, offset: usize) -> Location {
        let (line, column) = self.lines.get_or_insert_with(|| Lines::new(self.text)).locate(self.text, offset);
        Location { file: self.result.name.clone(), line, column }
    }

    fn error(&mut self, span: (usize, usize), message: impl Into<String>) -> ScanError {
        let (location, end) = (self.locate(span.0), self.locate(span.1));
        ScanError::at(location, message).until((end.line, end.column))
    }

    fn lex_error(&mut self, error: &LexError) {
        let mut located = self.error(error.span, error.message.clone());
        if let Some((offset, note)) = &error.note {
            let open = self.locate(*offset);
            located = located.note(format!("{note} since {open}"));
        }
        self.result.errors.push(located);
    }

    fn report(&mut self, facts: &Facts) {
        for unclear in &facts.findings {
            let location = self.locate(unclear.offset);
            let (message, help) = (unclear.message.clone(), unclear.help.clone());
            let lines = unclear.span.map(|(first, last)| (self.locate(first).line, self.locate(last).line));
            self.result.hidden.push(Hidden {
                package: self.unit.package.clone(),
                target: self.unit.label.clone(),
                path: unclear.path.join("::"),
                cfg: unclear.cfg.to_option(),
                lines,
                location: location.clone(),
            });
            self.result.findings.push(ScanFinding { rule: "unresolved", location, message, help });
        }
        for found in &facts.macros {
            let location = self.locate(found.span.0);
            self.result.macros.push((found.clone(), location));
        }
        for fault in &facts.faults {
            let error = self.error(fault.span, fault.message.clone());
            let error = fault.help.iter().fold(error, |error, help| error.help(help.clone()));
            self.result.errors.push(error);
        }
    }

    fn define(&mut self, facts: &Facts) {
        for candidate in &facts.candidates {
            let start = self.locate(candidate.span.0);
            let mut defined = item::define(self.text, candidate, &start, &folder(&self.job.file), self.unit);
            self.result.errors.append(&mut defined.errors);
            self.result.findings.append(&mut defined.findings);
            let Some(definition) = defined.definition else { continue };
            match &self.job.guess {
                None => self.result.definitions.push(definition),
                Some(name) => self.result.findings.push(ScanFinding {
                    rule: "unresolved",
                    message: format!(
                        "`{}` is in a module that the macro `{name}!` declares, and only a build knows whether it does",
                        definition.def.name
                    ),
                    location: definition.location,
                    help: Some("take it from a build with `--compiled`".to_owned()),
                }),
            }
        }
    }

    fn children(&mut self, facts: &Facts, id: &FileId) -> Vec<Job> {
        let depth = self.job.chain.as_ref().map_or(0, |link| link.depth) + 1;
        let (id, name, parent) = (id.clone(), self.result.name.clone(), self.job.chain.clone());
        let chain = Some(Arc::new(Link { id, name, depth, parent }));
        let mut jobs = Vec::new();
        for module in &facts.modules {
            self.module(module, chain.as_ref(), &mut jobs);
        }
        for include in &facts.includes {
            jobs.extend(self.include(include, chain.as_ref()));
        }
        jobs
    }

    /// The files that `mod name;` may mean: one per `#[path]`, and the default one where none of them applies.
    fn module(&mut self, module: &ModuleDecl, chain: Option<&Arc<Link>>, jobs: &mut Vec<Job>) {
        let mut rest = module.cfg.clone();
        let mut choices = Vec::new();
        for (when, file) in &module.files {
            choices.push((rest.clone().and(when.clone()), Some(file.as_str())));
            rest = rest.and(when.clone().negate());
        }
        choices.push((rest, None));
        for (cfg, file) in choices.into_iter().filter(|(cfg, _)| *cfg != Predicate::False) {
            match module.dir.resolve(&module.name, file) {
                Ok((file, owner)) => {
                    let mut path = module.path.clone();
                    path.push(module.name.clone());
                    let is_guess = module.guess.is_some() || self.job.guess.is_some() || cfg != Predicate::True;
                    if !is_guess || file.is_file() {
                        let job = self.job(module.span, (file, owner), (path, cfg), module.guess.as_ref(), chain);
                        jobs.push(job);
                    }
                }
                Err(NoFile::Missing(..)) if cfg != Predicate::True || module.guess.is_some() => {}
                Err(NoFile::InBlock) if module.guess.is_some() => {}
                Err(why) => {
                    let error = self.no_file(module, &why);
                    self.result.errors.push(error);
                }
            }
        }
    }

    fn no_file(&mut self, module: &ModuleDecl, why: &NoFile) -> ScanError {
        let name = |path: &Path| self.unit.namer.name(path);
        let (message, help) = match why {
            NoFile::Missing(file, nested) => (
                format!("file not found for module `{}`", module.name),
                format!("create `{}` or `{}`", name(file), name(nested)),
            ),
            NoFile::Both(file, nested) => (
                format!("file for module `{}` found at both `{}` and `{}`", module.name, name(file), name(nested)),
                "delete or rename one of them".to_owned(),
            ),
            NoFile::InBlock => (
                format!("the module `{}` has no file because it is inside a block", module.name),
                "move it out of the block, or give it a `#[path]`".to_owned(),
            ),
        };
        self.error(module.span, message).help(help)
    }

    fn include(&mut self, include: &IncludeDecl, chain: Option<&Arc<Link>>) -> Option<Job> {
        let package = self.unit.namer.package_dir.to_string_lossy();
        let file = folder(&self.job.file).join(include.file.replace(MANIFEST_DIR, &package));
        let certain = include.cfg == Predicate::True && include.guess.is_none() && self.job.guess.is_none();
        if !certain && !file.is_file() {
            return None;
        }
        let place = (include.path.clone(), include.cfg.clone());
        let mut job = self.job(include.span, (file, Owner::Folder), place, include.guess.as_ref(), chain);
        job.expression = !include.items;
        Some(job)
    }

    fn job(
        &mut self,
        span: (usize, usize),
        (file, owner): (std::path::PathBuf, Owner),
        (path, cfg): (Vec<String>, Predicate),
        guess: Option<&String>,
        chain: Option<&Arc<Link>>,
    ) -> Job {
        let (location, end) = (self.locate(span.0), self.locate(span.1));
        let (unit, chain, guess) = (self.job.unit, chain.cloned(), guess.or(self.job.guess.as_ref()).cloned());
        let declared = Some((location, (end.line, end.column)));
        Job { unit, file, owner, path, cfg, chain, declared, guess, expression: false }
    }
}
