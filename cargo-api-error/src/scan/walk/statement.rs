//! Items and statements: decides which ones to read, to enter or to skip.

use std::mem;
use std::rc::Rc;
use std::sync::Arc;

use super::super::cfg::Predicate;
use super::super::ident::composed;
use super::super::lexer::Kind;
use super::attrs::has_helper;
use super::facts::{ModuleDecl, TypeItem};
use super::header::{self, Item};
use super::{Mode, Statement, Walk};

impl Walk<'_, '_> {
    /// One token or group of ordinary code.
    pub(super) fn code(&mut self) {
        let at = self.at;
        let statement = &mut self.frame.statement;
        if self.tokens.is_punct(at, ";") || (self.tokens.is_punct(at, ",") && !statement.to_semicolon) {
            self.end_statement(at + 1);
            return;
        }
        if statement.first.is_none() {
            statement.first = Some(at);
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
                let segment = self.frame.statement.segment.map(|segment| segment.text(self.tokens));
                self.enter(at, self.cfg(), dir, Mode::Code, segment);
            }
            Some(Kind::Open) => self.skip_group(at),
            _ => self.at += 1,
        }
    }

    /// Begins the statement at `self.at`; `true` if it was read, wholly or up to its body.
    fn begin(&mut self) -> bool {
        let item = header::item(self.tokens, self.at, self.frame.close);
        self.frame.statement.to_semicolon = matches!(item, Item::Value { .. } | Item::Statement);
        if let Item::Value { segment } = &item {
            self.frame.statement.segment = Some(*segment);
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
                self.enter(body, self.cfg(), dir, Mode::Code, Some(segment.text(self.tokens)));
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
        let attrs = &self.frame.statement.attrs;
        let helper = attrs.first.filter(|_| attrs.helper);
        let start = self.tokens.start(self.at);
        let repeated = |token: &str| (0..7).all(|more| self.tokens.is_punct(self.at + more, token));
        if self.frame.in_macro.is_some() || self.scope().is_none() {
        } else if let Some(first) = helper {
            // For example, a misspelt `enum`.
            let span = (self.tokens.start(first), self.tokens.end(self.at));
            let error = self.locator.error(span, "`#[api_error]` is on something that cannot be an error");
            let help = "write it on an enum or a struct that derives `ApiError`, on a variant or on a field";
            self.facts.errors.push(error.help(help));
        } else if ["<", "=", ">", "|"].into_iter().any(repeated) && self.tokens.end(self.at + 6) == start + 7 {
            let error = self.locator.error((start, start + 7), "a merge conflict is not resolved");
            self.facts.errors.push(error.help("keep what belongs to both sides, and delete the markers"));
        }
    }

    fn end_statement(&mut self, next: usize) {
        self.at = next;
        self.frame.statement = Statement::default();
    }

    fn type_item(&mut self, name: usize, last: usize) {
        let Some(scope) = self.scope() else { return };
        let attrs = &self.frame.statement.attrs;
        let first = attrs.first.or(self.frame.statement.first).unwrap_or(name);
        let span = (self.tokens.start(first), self.tokens.end(last));
        let named = self.frame.in_macro.is_none() && self.keywords.any_in(span.0, span.1);
        if !named || !(attrs.helper || has_helper(self.tokens, first, last)) {
            return;
        }
        if attrs.derive {
            self.facts.types.push(TypeItem { span, scope });
        } else {
            let message = format!("`{}` has `#[api_error]` but no derive list", self.tokens.text(name));
            let help = "add `#[derive(ApiError)]`, or write the derive that a macro adds";
            let unresolved = self.unresolved(self.tokens.start(name), Some(span), scope, message, help);
            self.facts.unresolved.push(unresolved);
        }
    }

    /// `mod name;`
    fn module(&mut self, at: usize) {
        let Some(scope) = self.scope() else { return };
        self.facts.modules.push(ModuleDecl {
            name: composed(self.tokens.name(at).unwrap_or_default()),
            span: (self.tokens.start(at), self.tokens.end(at)),
            scope,
            dir: self.dir(),
            files: mem::take(&mut self.frame.statement.attrs.files),
        });
    }

    fn inline_module(&mut self, at: usize, body: usize) {
        let name = composed(self.tokens.name(at).unwrap_or_default());
        let files = &self.frame.statement.attrs.files;
        let path = files.iter().find(|(when, _)| *when == Predicate::True).map(|(_, path)| path.as_str());
        let dir = Rc::new(self.frame.dir.inline(&name, path));
        if path.is_none() && !files.is_empty() && self.scope().is_some() {
            let message = format!("the folder of the inline module `{name}` depends on `cfg_attr`");
            let error = self.locator.error((self.tokens.start(at), self.tokens.end(at)), message);
            self.facts.errors.push(error.help("write one inline module per `cfg`"));
        }
        let items = self.frame.items;
        self.enter(body, self.cfg(), dir, Mode::Code, Some(name));
        self.frame.items = items;
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
            self.facts.macros.push((name.to_owned(), self.locator.locate(self.tokens.start(at))));
        }
        self.enter_macro(open, name);
    }

    /// Enters the body or input of a macro for the modules that may be in it.
    pub(super) fn enter_macro(&mut self, open: usize, name: &str) {
        let in_macro = self.in_macro().unwrap_or_else(|| Arc::from(name));
        self.enter(open, self.cfg(), self.dir(), Mode::Code, None);
        self.frame.in_macro = Some(in_macro);
    }
}
