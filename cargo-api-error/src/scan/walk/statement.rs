//! Items and statements: decides which ones to read, to enter or to skip.

use std::rc::Rc;
use std::sync::Arc;

use super::super::cfg::Predicate;
use super::super::ident::composed;
use super::super::lexer::Kind;
use super::attrs::has_helper;
use super::facts::{MacroDef, Mistake, ModuleDecl, TypeItem, Unresolved};
use super::header::{self, Item};
use super::{Mode, Statement, Walk};

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
                let block = braces && self.in_macro().is_none();
                let dir = if block { Rc::new(self.dir().block()) } else { self.dir() };
                let segment = self.stack.last().and_then(|frame| frame.statement.segment.clone());
                self.enter(at, self.cfg(), dir, Mode::Code, segment);
            }
            Some(Kind::Open) => self.skip_group(at),
            _ => self.at += 1,
        }
    }

    /// Begins the statement at `self.at`; `true` if it was read, wholly or up to its body.
    fn begin(&mut self) -> bool {
        let Some(frame) = self.stack.last_mut() else { return false };
        let item = header::item(self.tokens, self.at, frame.close);
        frame.statement.to_semicolon = matches!(item, Item::Value { .. } | Item::Statement);
        if let Item::Value { segment } = &item {
            frame.statement.segment = Some(segment.clone());
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
            Item::Macro { name, last } => self.macro_def(name, last),
            Item::Value { .. } => return false,
            Item::Statement | Item::Other => {
                self.check_statement();
                return false;
            }
        }
        true
    }

    /// Looks for tokens that cannot begin a statement.
    fn check_statement(&mut self) {
        let Some(frame) = self.stack.last() else { return };
        let helper = frame.statement.attrs.first.filter(|_| frame.statement.attrs.helper);
        let start = self.tokens.start(self.at);
        let repeated = |token: &str| (0..7).all(|more| self.tokens.is_punct(self.at + more, token));
        if frame.in_macro.is_some() || self.scope().is_none() {
        } else if let Some(first) = helper {
            // For example, a misspelt `enum`.
            self.facts.mistakes.push(Mistake {
                span: (self.tokens.start(first), self.tokens.end(self.at)),
                message: "`#[api_error]` is on something that cannot be an error".to_owned(),
                help: "write it on an enum or a struct that derives `ApiError`, on a variant or on a field",
            });
        } else if ["<", "=", ">", "|"].into_iter().any(repeated) && self.tokens.end(self.at + 6) == start + 7 {
            self.facts.mistakes.push(Mistake {
                span: (start, start + 7),
                message: "a merge conflict is not resolved".to_owned(),
                help: "keep what belongs to both sides, and delete the markers",
            });
        }
    }

    fn end_statement(&mut self, next: usize) {
        self.at = next;
        if let Some(frame) = self.stack.last_mut() {
            frame.statement = Statement::default();
        }
    }

    fn type_item(&mut self, name: usize, last: usize) {
        let (Some(frame), Some(scope)) = (self.stack.last(), self.scope()) else { return };
        let attrs = &frame.statement.attrs;
        let first = attrs.first.or(frame.statement.first).unwrap_or(name);
        let span = (self.tokens.start(first), self.tokens.end(last));
        let named = frame.in_macro.is_none() && self.keywords.any_in(span.0, span.1);
        if !named || !(attrs.helper || has_helper(self.tokens, first, last)) {
            return;
        }
        if attrs.derive {
            self.facts.types.push(TypeItem { span, scope });
        } else {
            self.facts.unresolved.push(Unresolved {
                offset: self.tokens.start(name),
                message: format!("`{}` has `#[api_error]` but no derive list", self.tokens.text(name)),
                help: "add `#[derive(ApiError)]`, or write the derive that a macro adds",
                span: Some(span),
                scope,
            });
        }
    }

    /// `mod name;`
    fn module(&mut self, at: usize) {
        let Some(scope) = self.scope() else { return };
        let dir = self.dir();
        let Some(frame) = self.stack.last_mut() else { return };
        self.facts.modules.push(ModuleDecl {
            name: composed(self.tokens.name(at).unwrap_or_default()).into_owned(),
            span: (self.tokens.start(at), self.tokens.end(at)),
            scope,
            dir,
            files: std::mem::take(&mut frame.statement.attrs.files),
        });
    }

    fn inline_module(&mut self, at: usize, body: usize) {
        let Some(frame) = self.stack.last() else { return };
        let name = &composed(self.tokens.name(at).unwrap_or_default());
        let files = &frame.statement.attrs.files;
        let path = files.iter().find(|(when, _)| *when == Predicate::True).map(|(_, path)| path.as_str());
        let dir = Rc::new(frame.dir.inline(name, path));
        if path.is_none() && !files.is_empty() && self.scope().is_some() {
            self.facts.mistakes.push(Mistake {
                span: (self.tokens.start(at), self.tokens.end(at)),
                message: format!("the folder of the inline module `{name}` depends on `cfg_attr`"),
                help: "write one inline module per `cfg`",
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
        if self.in_macro().is_none() && self.scope().is_some() && has_helper(self.tokens, open + 1, last) {
            self.facts.macros.push(MacroDef { name: name.to_owned(), offset: self.tokens.start(at) });
        }
        self.enter_macro(open, name);
    }

    /// Enters the body or input of a macro for the modules that may be in it.
    pub(super) fn enter_macro(&mut self, open: usize, name: &str) {
        let in_macro = self.in_macro().unwrap_or_else(|| Arc::from(name));
        self.enter(open, self.cfg(), self.dir(), Mode::Code, None);
        if let Some(frame) = self.stack.last_mut() {
            frame.in_macro = Some(in_macro);
        }
    }
}
