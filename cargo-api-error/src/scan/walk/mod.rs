//! Finds the error types, modules, includes and macros in one file's tokens, without recursion.

mod attrs;
mod facts;
mod header;
mod macros;
mod statement;

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

pub(crate) use attrs::string;
pub(crate) use facts::{
    CatalogCall, Facts, IncludeDecl, MANIFEST_DIR, MacroCall, ModuleDecl, Scope, ShapeCall, TypeItem, Unresolved,
};

use super::cfg::Predicate;
use super::keywords::Keywords;
use super::lexer::Kind;
use super::modules::Dir;
use super::tokens::Tokens;
use attrs::Attrs;

/// The place of a file in its crate.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) scope: Scope,
    pub(crate) dir: Dir,
    /// Whether `cfg(test)` holds.
    pub(crate) test: bool,
}

/// Walks over a whole file.
pub(crate) fn walk(tokens: &Tokens<'_>, keywords: &Keywords, place: Place) -> Facts {
    run(tokens, keywords, place, None)
}

/// The invocations of some macros in a whole file.
pub(crate) fn calls(
    tokens: &Tokens<'_>,
    keywords: &Keywords,
    place: Place,
    names: &BTreeSet<String>,
) -> Vec<MacroCall> {
    run(tokens, keywords, place, Some(names)).calls
}

fn run<'a>(tokens: &'a Tokens<'a>, keywords: &'a Keywords, place: Place, names: Option<&'a BTreeSet<String>>) -> Facts {
    let frame = Frame {
        close: tokens.len(),
        depth: place.scope.module.len(),
        cfg: Rc::new(place.scope.cfg),
        dir: Rc::new(place.dir),
        mode: Mode::Code,
        items: true,
        in_macro: None,
        statement: Statement::default(),
    };
    let mut walk = Walk {
        tokens,
        keywords,
        test: place.test,
        names,
        file_in_macro: place.scope.in_macro,
        module: place.scope.module,
        stack: vec![frame],
        facts: Facts::default(),
        at: 0,
    };
    while walk.step() {}
    walk.facts
}

struct Walk<'a> {
    tokens: &'a Tokens<'a>,
    keywords: &'a Keywords,
    test: bool,
    /// Macros whose invocations the caller wants.
    names: Option<&'a BTreeSet<String>>,
    /// The macro that names the file.
    file_in_macro: Option<Arc<str>>,
    /// The names of the enclosing modules, functions and impls.
    module: Vec<String>,
    stack: Vec<Frame>,
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
    segment: Option<String>,
}

impl Walk<'_> {
    /// Reads one token or skips one group; `false` at the end.
    fn step(&mut self) -> bool {
        let Some(frame) = self.stack.last_mut() else { return false };
        if self.at >= frame.close {
            self.leave();
            return true;
        }
        let attribute = match self.tokens.kind(self.at) {
            Some(Kind::Doc) => true,
            Some(Kind::Punct) if self.tokens.is_punct(self.at, "#") => {
                let bang = usize::from(self.tokens.is_punct(self.at + 1, "!"));
                self.tokens.is_open(self.at + 1 + bang, "[")
            }
            _ => false,
        };
        match (attribute, &frame.mode) {
            (true, _) => self.attribute(),
            (false, Mode::CfgIf(_)) => self.cfg_if(),
            (false, Mode::CfgSelect(..)) => self.cfg_select(),
            (false, Mode::Code) => self.code(),
        }
        true
    }

    fn attribute(&mut self) {
        let Some(frame) = self.stack.last_mut() else { return };
        if self.tokens.is_punct(self.at + 1, "!") {
            let mut inner = Attrs::default();
            self.at = inner.read(self.tokens, self.at, self.test);
            frame.cfg = Rc::new((*frame.cfg).clone().and(inner.cfg));
            return;
        }
        if frame.statement.first.is_some() {
            frame.statement.attrs = Attrs::default();
            frame.statement.first = None;
        }
        self.at = frame.statement.attrs.read(self.tokens, self.at, self.test);
    }

    /// Enters the group at `open`. Its content belongs to `segment` of the path.
    fn enter(&mut self, open: usize, cfg: Predicate, dir: Rc<Dir>, mode: Mode, segment: Option<String>) {
        let depth = self.module.len();
        self.module.extend(segment);
        // Branches of `cfg_if!` and `cfg_select!` are where the macro is.
        let is_branch = |parent: &Frame| !matches!((&parent.mode, &mode), (Mode::Code, Mode::Code));
        let items = self.stack.last().is_some_and(|parent| parent.items && is_branch(parent));
        let frame = Frame {
            close: self.tokens.mate(open),
            depth,
            cfg: Rc::new(cfg),
            dir,
            items,
            mode,
            in_macro: self.in_macro(),
            statement: Statement::default(),
        };
        self.stack.push(frame);
        self.at = open + 1;
    }

    fn leave(&mut self) {
        let Some(frame) = self.stack.pop() else { return };
        self.module.truncate(frame.depth);
        self.at = frame.close;
        self.after_group();
    }

    /// Leaves the group whose closing delimiter is at `self.at`.
    fn after_group(&mut self) {
        let braces = self.tokens.text(self.at) == "}";
        self.at += 1;
        if let Some(frame) = self.stack.last_mut().filter(|frame| braces && !frame.statement.to_semicolon) {
            frame.statement = Statement::default();
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
        let Some(frame) = self.stack.last() else { return Predicate::True };
        (*frame.cfg).clone().and(frame.statement.attrs.cfg.clone())
    }

    /// Where the current item is; `None` if no build has it.
    fn scope(&self) -> Option<Scope> {
        let cfg = self.cfg();
        let in_macro = || self.in_macro().or_else(|| self.file_in_macro.clone());
        (cfg != Predicate::False).then(|| Scope { module: self.module.clone(), cfg, in_macro: in_macro() })
    }

    fn dir(&self) -> Rc<Dir> {
        match self.stack.last() {
            Some(frame) => Rc::clone(&frame.dir),
            None => Rc::new(Dir::of_file(std::path::Path::new(""), super::modules::Owner::Block)),
        }
    }

    fn in_macro(&self) -> Option<Arc<str>> {
        self.stack.last().and_then(|frame| frame.in_macro.clone())
    }
}
