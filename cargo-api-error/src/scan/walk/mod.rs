//! One file's tokens in, its error types, modules, includes and macros out; the stack is explicit.

mod attrs;
mod facts;
mod header;
mod macros;
mod nesting;
mod statement;

use std::collections::BTreeSet;
use std::rc::Rc;

pub(crate) use attrs::string;
pub(crate) use facts::{Call, Candidate, Facts, IncludeDecl, MANIFEST_DIR, MacroDef, ModuleDecl};
pub(crate) use nesting::MAX_NESTING;

use super::interest::Interest;
use super::lexer::Kind;
use super::modules::Dir;
use super::predicate::{Known, Predicate};
use super::tokens::Tokens;
use attrs::Attrs;

/// The helper attribute: what makes a type ours.
pub(crate) const HELPER: &str = "api_error";

/// Where a file stands in its crate.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) path: Vec<String>,
    pub(crate) cfg: Predicate,
    pub(crate) dir: Dir,
    pub(crate) known: Known,
}

/// Walks over a whole file.
pub(crate) fn walk(tokens: &Tokens<'_>, interest: &Interest, place: Place) -> Facts {
    run(tokens, interest, place, None)
}

/// The invocations of some macros in a whole file.
pub(crate) fn calls(tokens: &Tokens<'_>, interest: &Interest, place: Place, names: &BTreeSet<String>) -> Vec<Call> {
    run(tokens, interest, place, Some(names)).calls
}

fn run<'a>(tokens: &'a Tokens<'a>, interest: &'a Interest, place: Place, names: Option<&'a BTreeSet<String>>) -> Facts {
    let frame = Frame {
        close: tokens.len(),
        depth: place.path.len(),
        cfg: Rc::new(place.cfg),
        dir: Rc::new(place.dir),
        mode: Mode::Code,
        guess: None,
        statement: Statement::default(),
    };
    let known = place.known;
    let mut walk =
        Walk { tokens, interest, known, names, path: place.path, stack: vec![frame], facts: Facts::default(), at: 0 };
    while walk.step() {}
    walk.facts
}

struct Walk<'a> {
    tokens: &'a Tokens<'a>,
    interest: &'a Interest,
    known: Known,
    /// Macros whose invocations are asked for.
    names: Option<&'a BTreeSet<String>>,
    /// The names of the enclosing modules, functions and impls.
    path: Vec<String>,
    stack: Vec<Frame>,
    facts: Facts,
    at: usize,
}

/// What stands between one pair of delimiters (or in the whole file).
struct Frame {
    /// The token that ends it.
    close: usize,
    /// How many path segments remain when it ends.
    depth: usize,
    cfg: Rc<Predicate>,
    dir: Rc<Dir>,
    mode: Mode,
    /// The macro whose body it is in: modules there are guesses, types are not read.
    guess: Option<Rc<str>>,
    statement: Statement,
}

enum Mode {
    Code,
    /// The body of `cfg_if!`; the predicates of the branches so far hold in none of the others.
    CfgIf(Predicate),
    /// The body of `cfg_select!`, with the first token of the current arm.
    CfgSelect(Predicate, usize),
}

/// The item, statement, field or arm that is being walked over.
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
    /// Goes one token further, or over one group; `false` at the end.
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
            self.at = inner.read(self.tokens, self.at, self.known);
            frame.cfg = Rc::new((*frame.cfg).clone().and(inner.cfg));
            return;
        }
        if frame.statement.first.is_some() {
            frame.statement.attrs = Attrs::default();
            frame.statement.first = None;
        }
        self.at = frame.statement.attrs.read(self.tokens, self.at, self.known);
    }

    /// Enters the group at `open`; what is in it belongs to `segment` of the path.
    fn enter(&mut self, open: usize, cfg: Predicate, dir: Rc<Dir>, mode: Mode, segment: Option<String>) {
        let depth = self.path.len();
        self.path.extend(segment);
        let frame = Frame {
            close: self.tokens.mate(open),
            depth,
            cfg: Rc::new(cfg),
            dir,
            mode,
            guess: self.guess(),
            statement: Statement::default(),
        };
        self.stack.push(frame);
        self.at = open + 1;
    }

    fn leave(&mut self) {
        let Some(frame) = self.stack.pop() else { return };
        self.path.truncate(frame.depth);
        self.at = frame.close;
        self.after_group();
    }

    /// Goes over the group whose closing delimiter stands at `self.at`.
    fn after_group(&mut self) {
        let braces = self.tokens.text(self.at) == "}";
        self.at += 1;
        if let Some(frame) = self.stack.last_mut().filter(|frame| braces && !frame.statement.to_semicolon) {
            frame.statement = Statement::default();
        }
    }

    /// Goes over the group that opens at `open`.
    fn skip_group(&mut self, open: usize) {
        self.at = self.tokens.mate(open);
        self.after_group();
    }

    /// Whether something between the group's delimiters can matter.
    fn is_interesting(&self, open: usize) -> bool {
        self.interest.any_in(self.tokens.start(open), self.tokens.end(self.tokens.mate(open)))
    }

    fn cfg(&self) -> Predicate {
        let Some(frame) = self.stack.last() else { return Predicate::True };
        (*frame.cfg).clone().and(frame.statement.attrs.cfg.clone())
    }

    fn dir(&self) -> Rc<Dir> {
        match self.stack.last() {
            Some(frame) => Rc::clone(&frame.dir),
            None => Rc::new(Dir::of_file(std::path::Path::new(""), super::modules::Owner::Block)),
        }
    }

    fn guess(&self) -> Option<Rc<str>> {
        self.stack.last().and_then(|frame| frame.guess.clone())
    }
}
