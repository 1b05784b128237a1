//! Items and statements: which to read, which to enter, which to go over.

use std::rc::Rc;

use super::super::ident::composed;
use super::super::lexer::Kind;
use super::super::predicate::Predicate;
use super::facts::{Candidate, Fault, MacroDef, ModuleDecl, Unclear};
use super::header::{self, Item};
use super::{Mode, Statement, Walk, attrs, nesting};

impl Walk<'_> {
    /// One token or group of ordinary code.
    pub(super) fn code(&mut self) {
        let Some(frame) = self.stack.last_mut() else { return };
        let at = self.at;
        let ends = self.tokens.is_punct(at, ";") || (self.tokens.is_punct(at, ",") && !frame.statement.to_semicolon);
        if ends {
            frame.statement = Statement::default();
            self.at += 1;
            return;
        }
        if frame.statement.first.is_none() {
            frame.statement.first = Some(at);
            if self.begin() {
                return;
            }
        }
        match self.tokens.kind(at) {
            Some(Kind::Ident | Kind::RawIdent) if self.is_invocation(at) => self.invocation(at),
            Some(Kind::Open) if self.is_interesting(at) => {
                let braces = self.tokens.is_open(at, "{");
                let block = braces && self.guess().is_none();
                let dir = if block { Rc::new(self.dir().block()) } else { self.dir() };
                let segment = self.stack.last().and_then(|frame| frame.statement.segment.clone());
                self.enter(at, self.cfg(), dir, Mode::Code, segment);
            }
            Some(Kind::Open) => self.skip_group(at),
            _ => self.at += 1,
        }
    }

    /// Begins the statement at `self.at`; `true` if it was dealt with, wholly or up to its body.
    fn begin(&mut self) -> bool {
        let Some(frame) = self.stack.last_mut() else { return false };
        let item = header::item(self.tokens, self.at, frame.close);
        frame.statement.to_semicolon = matches!(item, Item::Value { .. } | Item::Statement);
        if self.cfg() == Predicate::False {
            self.skip_statement(&item);
            return true;
        }
        if matches!(item, Item::Statement | Item::Other) {
            self.stray_helper();
        }
        match item {
            Item::Type { name, last } => {
                self.type_item(name, last);
                self.end_statement(last + 1);
            }
            Item::Module { name, body: None } => {
                self.module(name);
                self.end_statement(name + 2);
            }
            Item::Module { name, body: Some(body) } if self.is_interesting(body) => self.inline_module(name, body),
            Item::Scope { segment, body } if self.is_interesting(body) => {
                let dir = Rc::new(self.dir().block());
                self.enter(body, self.cfg(), dir, Mode::Code, segment);
            }
            Item::Module { body: Some(body), .. } | Item::Scope { body, .. } => self.skip_group(body),
            Item::Value { segment } => {
                if let Some(frame) = self.stack.last_mut() {
                    frame.statement.segment = Some(segment);
                }
                return false;
            }
            Item::Macro { name, last } => self.macro_def(name, last),
            Item::Statement | Item::Other => return false,
        }
        true
    }

    /// The helper attribute before something that no derive reads: a misspelt `enum`, say, whose variants stand here.
    fn stray_helper(&mut self) {
        let Some(frame) = self.stack.last() else { return };
        let Some(first) = frame.statement.attrs.first.filter(|_| frame.statement.attrs.helper) else { return };
        if frame.guess.is_some() {
            return;
        }
        self.facts.faults.push(Fault {
            span: (self.tokens.start(first), self.tokens.end(self.at)),
            message: "`#[api_error]` stands on nothing that can be an error".to_owned(),
            help: Some(
                "write it on an enum or a struct that derives `ApiError`, on a variant or on a field".to_owned(),
            ),
        });
    }

    fn end_statement(&mut self, next: usize) {
        self.at = next;
        if let Some(frame) = self.stack.last_mut() {
            frame.statement = Statement::default();
        }
    }

    /// Goes over a statement that no build has.
    fn skip_statement(&mut self, item: &Item) {
        let Some(close) = self.stack.last().map(|frame| frame.close) else { return };
        let next = match item {
            Item::Type { last, .. } | Item::Macro { last, .. } => last + 1,
            Item::Scope { body, .. } | Item::Module { body: Some(body), .. } => self.tokens.mate(*body) + 1,
            Item::Module { name, body: None } => name + 2,
            Item::Value { .. } | Item::Statement | Item::Other => {
                let (mut at, to_semicolon) = (self.at, !matches!(item, Item::Other));
                loop {
                    let ends = self.tokens.is_punct(at, ";") || (!to_semicolon && self.tokens.is_punct(at, ","));
                    let block = !to_semicolon && self.tokens.is_open(at, "{");
                    at = self.tokens.mate(at).max(at) + 1;
                    if ends || block || at >= close {
                        break at;
                    }
                }
            }
        };
        self.end_statement(next.min(close));
    }

    fn type_item(&mut self, name: usize, last: usize) {
        let Some(frame) = self.stack.last() else { return };
        let attrs = &frame.statement.attrs;
        let first = attrs.first.or(frame.statement.first).unwrap_or(name);
        let span = (self.tokens.start(first), self.tokens.end(last));
        let ours = frame.guess.is_none()
            && self.interest.any_in(span.0, span.1)
            && attrs::helper_in(self.tokens, first, last).is_some();
        if !ours {
            return;
        }
        if attrs.derive {
            let nesting = nesting::bound(self.tokens, first, last);
            self.facts.candidates.push(Candidate { span, path: self.path.clone(), cfg: self.cfg(), nesting });
        } else {
            let message = format!("`{}` has `#[api_error]` but no derive list", self.tokens.text(name));
            let help = Some("add `#[derive(ApiError)]`, or write the derive that a macro adds".to_owned());
            self.facts.findings.push(Unclear {
                offset: self.tokens.start(name),
                message,
                help,
                path: self.path.clone(),
                span: Some(span),
                cfg: self.cfg(),
            });
        }
    }

    /// `mod name;`
    fn module(&mut self, at: usize) {
        let (cfg, dir, guess) = (self.cfg(), self.dir(), self.guess());
        let Some(frame) = self.stack.last_mut() else { return };
        self.facts.modules.push(ModuleDecl {
            name: composed(self.tokens.name(at).unwrap_or_default()).into_owned(),
            span: (self.tokens.start(at), self.tokens.end(at)),
            path: self.path.clone(),
            cfg,
            dir,
            files: std::mem::take(&mut frame.statement.attrs.files),
            guess: guess.map(|name| name.to_string()),
        });
    }

    fn inline_module(&mut self, at: usize, body: usize) {
        let Some(frame) = self.stack.last() else { return };
        let name = &composed(self.tokens.name(at).unwrap_or_default());
        let files = &frame.statement.attrs.files;
        let path = files.iter().find(|(when, _)| *when == Predicate::True).map(|(_, path)| path.as_str());
        let dir = Rc::new(frame.dir.inline(name, path));
        if path.is_none() && !files.is_empty() {
            self.facts.faults.push(Fault {
                span: (self.tokens.start(at), self.tokens.end(at)),
                message: format!("the folder of the inline module `{name}` depends on `cfg_attr`"),
                help: Some("write one inline module per `cfg`".to_owned()),
            });
        }
        self.enter(body, self.cfg(), dir, Mode::Code, Some(name.to_string()));
    }

    /// `macro_rules! name { .. }`
    fn macro_def(&mut self, at: usize, last: usize) {
        let open = self.tokens.mate(last);
        let name = self.tokens.name(at).unwrap_or_default();
        if !self.is_interesting(open) {
            self.end_statement(last + 1);
            return;
        }
        if self.guess().is_none() && attrs::helper_in(self.tokens, open + 1, last).is_some() {
            let span = (self.tokens.start(at), self.tokens.end(at));
            self.facts.macros.push(MacroDef { name: name.to_owned(), span });
        }
        self.enter_guess(open, name);
    }

    /// Enters the body of a macro for the modules that may be in it.
    pub(super) fn enter_guess(&mut self, open: usize, name: &str) {
        let guess = self.guess().unwrap_or_else(|| Rc::from(name));
        self.enter(open, self.cfg(), self.dir(), Mode::Code, None);
        if let Some(frame) = self.stack.last_mut() {
            frame.guess = Some(guess);
        }
    }
}
