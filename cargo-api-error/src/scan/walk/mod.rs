//! Finds the error types, modules, includes and macros in one file's tokens, without recursion.

mod attrs;
mod facts;
mod header;
mod macros;
mod statement;

use std::collections::BTreeSet;
use std::mem;
use std::rc::Rc;
use std::sync::Arc;

pub(crate) use facts::{Facts, IncludeDecl, MANIFEST_DIR, MacroCall, ModuleDecl, RuntimeCall, TypeItem, Unresolved};

use super::cfg::Predicate;
use super::job::Job;
use super::keywords::Keywords;
use super::lexer::Kind;
use super::locator::Locator;
use super::modules::Dir;
use super::report::ScanFinding;
use super::scope::Scope;
use super::tokens::Tokens;
use super::unit::Unit;
use attrs::Attrs;
use header::Segment;

/// Walks over the file of `job`. Of the macros with one of these `names`, it only finds the invocations.
pub(crate) fn walk<'a>(
    tokens: &'a Tokens<'a>,
    keywords: &'a Keywords,
    unit: &'a Unit,
    job: &'a Job,
    locator: &'a mut Locator<'_>,
    names: Option<&'a BTreeSet<String>>,
) -> Facts {
    let scope = job.scope.clone();
    let frame = Frame {
        close: tokens.len(),
        depth: scope.module.len(),
        cfg: Rc::new(scope.cfg),
        dir: Rc::new(job.dir()),
        mode: Mode::Code,
        items: true,
        in_macro: None,
        statement: Statement::default(),
    };
    let (file_in_macro, module, outer, facts) = (scope.in_macro, scope.module, Vec::new(), Facts::default());
    let mut walk = Walk { tokens, keywords, unit, locator, names, file_in_macro, module, frame, outer, facts, at: 0 };
    while walk.step() {}
    walk.facts
}

struct Walk<'a, 't> {
    tokens: &'a Tokens<'a>,
    keywords: &'a Keywords,
    unit: &'a Unit,
    locator: &'a mut Locator<'t>,
    /// Macros whose invocations the caller wants.
    names: Option<&'a BTreeSet<String>>,
    /// The macro that names the file.
    file_in_macro: Option<Arc<str>>,
    /// The names of the enclosing modules, functions and impls.
    module: Vec<String>,
    frame: Frame,
    /// The frames around it.
    outer: Vec<Frame>,
    facts: Facts,
    at: usize,
}

/// The content of one pair of delimiters, or of the whole file.
struct Frame {
    /// The token that ends it.
    close: usize,
    /// The number of segments of the module's path that remain when it ends.
    depth: usize,
    cfg: Rc<Predicate>,
    dir: Rc<Dir>,
    mode: Mode,
    /// Whether it is the body of a module.
    items: bool,
    /// The macro whose body or input it is in: modules there may not exist, types are not read.
    in_macro: Option<Arc<str>>,
    statement: Statement,
}

enum Mode {
    Code,
    /// The body of `cfg_if!`, with the predicates of the branches so far, which do not hold in the later ones.
    CfgIf(Predicate),
    /// The body of `cfg_select!`, with the first token of the current arm.
    CfgSelect(Predicate, usize),
}

/// The current item, statement, field or arm.
#[derive(Default)]
struct Statement {
    /// Its first token behind the attributes; `None` between statements.
    first: Option<usize>,
    attrs: Attrs,
    /// It ends with a semicolon, not with its first block.
    to_semicolon: bool,
    /// The path segment of blocks in it.
    segment: Option<Segment>,
}

impl Walk<'_, '_> {
    /// Reads one token or skips one group; `false` at the end.
    fn step(&mut self) -> bool {
        if self.at >= self.frame.close {
            return self.leave();
        }
        let attribute = self.tokens.kind(self.at) == Some(Kind::Doc) || self.tokens.attribute(self.at).is_some();
        match (attribute, &self.frame.mode) {
            (true, _) => self.attribute(),
            (false, Mode::CfgIf(_)) => self.cfg_if(),
            (false, Mode::CfgSelect(..)) => self.cfg_select(),
            (false, Mode::Code) => self.code(),
        }
        true
    }

    fn attribute(&mut self) {
        if self.tokens.is_punct(self.at + 1, "!") {
            let mut inner = Attrs::default();
            self.at = inner.read(self.tokens, self.at, self.unit.test);
            self.frame.cfg = Rc::new((*self.frame.cfg).clone().and(inner.cfg));
            return;
        }
        let statement = &mut self.frame.statement;
        if statement.first.take().is_some() {
            statement.attrs = Attrs::default();
        }
        self.at = statement.attrs.read(self.tokens, self.at, self.unit.test);
    }

    /// Enters the group at `open`. Its content belongs to `segment` of the path.
    fn enter(&mut self, open: usize, cfg: Predicate, dir: Rc<Dir>, mode: Mode, segment: Option<String>) {
        let depth = self.module.len();
        self.module.extend(segment);
        // Branches of `cfg_if!` and `cfg_select!` are where the macro is.
        let is_branch = |parent: &Frame| !matches!((&parent.mode, &mode), (Mode::Code, Mode::Code));
        let frame = Frame {
            close: self.tokens.mate(open),
            depth,
            cfg: Rc::new(cfg),
            dir,
            items: self.frame.items && is_branch(&self.frame),
            mode,
            in_macro: self.in_macro(),
            statement: Statement::default(),
        };
        self.outer.push(mem::replace(&mut self.frame, frame));
        self.at = open + 1;
    }

    /// Leaves the current group; `false` if it is the whole file.
    fn leave(&mut self) -> bool {
        let Some(outer) = self.outer.pop() else { return false };
        let frame = mem::replace(&mut self.frame, outer);
        self.module.truncate(frame.depth);
        self.at = frame.close;
        self.after_group();
        true
    }

    /// Leaves the group whose closing delimiter is at `self.at`.
    fn after_group(&mut self) {
        let braces = self.tokens.text(self.at) == "}";
        self.at += 1;
        if braces && !self.frame.statement.to_semicolon {
            self.frame.statement = Statement::default();
        }
    }

    /// Skips the group that opens at `open`.
    fn skip_group(&mut self, open: usize) {
        self.at = self.tokens.mate(open);
        self.after_group();
    }

    /// Whether a keyword is between the group's delimiters.
    fn is_interesting(&self, open: usize) -> bool {
        self.keywords.any_in(self.tokens.start(open), self.tokens.end(self.tokens.mate(open)))
    }

    fn cfg(&self) -> Predicate {
        (*self.frame.cfg).clone().and(self.frame.statement.attrs.cfg.clone())
    }

    /// Where the current item is; `None` if no build has it.
    fn scope(&self) -> Option<Scope> {
        let cfg = self.cfg();
        let in_macro = || self.in_macro().or_else(|| self.file_in_macro.clone());
        (cfg != Predicate::False).then(|| Scope { module: self.module.clone(), cfg, in_macro: in_macro() })
    }

    fn dir(&self) -> Rc<Dir> {
        Rc::clone(&self.frame.dir)
    }

    /// Something at `offset` that only a build can see into. `span` is the text that its types come from, unless they come
    /// from another file.
    fn unresolved(
        &mut self,
        offset: usize,
        span: Option<(usize, usize)>,
        scope: Scope,
        message: String,
        help: &str,
    ) -> Unresolved {
        let location = self.locator.locate(offset);
        let lines = span.map(|span| self.locator.lines(span));
        (ScanFinding::unresolved(location.clone(), message, help), self.unit.hidden(scope, location, lines))
    }

    fn in_macro(&self) -> Option<Arc<str>> {
        self.frame.in_macro.clone()
    }
}
