//! The tokens of a file outside of all delimiters in, the first place out at which no item can begin.
//!
//! A file is never parsed as a whole; this much is cheap and finds the text that is no Rust at all.

use super::lexer::{Kind, LexError, Sink};
use super::tokens::Tokens;

/// Words that begin an item, apart from those that end with a semicolon only.
const ITEMS: [&str; 17] = [
    "async",
    "auto",
    "crate",
    "default",
    "enum",
    "extern",
    "fn",
    "gen",
    "impl",
    "macro",
    "macro_rules",
    "safe",
    "struct",
    "trait",
    "union",
    "unsafe",
    "reuse",
];

/// Reads the tokens of a file in order.
#[derive(Debug)]
pub(crate) struct Outline<'a> {
    text: &'a str,
    depth: usize,
    state: State,
    /// The first token of the item.
    first: (usize, usize),
    fault: Option<(usize, usize)>,
    /// Whether the fault stands behind `mod name`.
    in_module: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Between items.
    Start,
    /// Behind braces that may have ended an item, or stand in its generics.
    AfterBraces,
    /// Behind the `#` of an attribute.
    Attribute,
    /// Behind `pub`.
    Visibility,
    /// Behind `const`, which begins a value or a function.
    Const,
    /// Behind `mod`, and behind its name.
    Module(bool),
    /// In the path of a macro; whether a separator was just read.
    Path(bool),
    /// In an item that ends with a semicolon or its first braces.
    Item,
    /// In an item that ends with a semicolon only.
    Value,
}

impl Sink for Outline<'_> {
    fn token(&mut self, kind: Kind, start: usize, end: usize) {
        if kind == Kind::Close {
            self.depth = self.depth.saturating_sub(1);
        }
        if self.depth == 0 && self.fault.is_none() {
            let text = self.text.get(start..end).unwrap_or_default();
            self.read(kind, text, (start, end));
        }
        if kind == Kind::Open {
            self.depth += 1;
        }
    }

    fn close(&mut self, _: usize) {}
}

impl<'a> Outline<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, depth: 0, state: State::Start, first: (0, 0), fault: None, in_module: false }
    }

    /// Reads a text that is lexed already.
    pub(crate) fn of(text: &'a str, tokens: &Tokens<'_>) -> Self {
        let mut outline = Self::new(text);
        let mut at = 0;
        while let Some(kind) = tokens.kind(at) {
            outline.token(kind, tokens.start(at), tokens.end(at));
            // From an opening delimiter to its mate.
            at = if kind == Kind::Open { tokens.mate(at) } else { at + 1 };
        }
        outline
    }

    /// What is wrong, if something is.
    pub(crate) fn finish(self) -> Result<(), LexError> {
        let ended = matches!(self.state, State::Start | State::AfterBraces);
        let unfinished = || (!ended).then_some(self.first);
        let Some(span) = self.fault.or_else(unfinished) else { return Ok(()) };
        let word = self.text.get(span.0..span.1).unwrap_or_default();
        let message = if self.in_module {
            format!("expected `;` or `{{`, found `{word}`")
        } else if self.fault.is_some() {
            format!("expected an item, found `{word}`")
        } else {
            format!("the item that begins with `{word}` is not finished")
        };
        Err(LexError { span, message, note: None })
    }

    fn read(&mut self, kind: Kind, text: &str, span: (usize, usize)) {
        if self.stays(kind, text) {
            return;
        }
        self.state = match (self.state, kind) {
            // Of generics with braces in them, something must follow that begins no item.
            (State::AfterBraces, Kind::Punct) if text == ">" || text == "," => State::Item,
            (State::Start | State::AfterBraces, _) => {
                self.first = span;
                self.begin(kind, text)
            }
            (State::Item, Kind::Close) => State::AfterBraces,
            (State::Attribute | State::Item | State::Value, _) => State::Start,
            (State::Visibility, Kind::Ident | Kind::RawIdent) => match self.begin(kind, text) {
                State::Path(_) => self.fail(span),
                next => next,
            },
            (State::Visibility, _) => State::Item,
            (State::Const, Kind::Ident) if ITEMS.contains(&text) => State::Item,
            (State::Const, _) => State::Value,
            (State::Module(false), Kind::Ident | Kind::RawIdent) => State::Module(true),
            (State::Module(true), Kind::Punct) if text == ";" => State::Start,
            (State::Module(true), Kind::Open) if text == "{" => State::Item,
            (State::Module(_), _) => {
                self.in_module = true;
                self.fail(span)
            }
            (State::Path(_), Kind::Punct) if text == "!" => State::Item,
            (State::Path(_), Kind::Punct) if text == ":" => State::Path(true),
            (State::Path(true), Kind::Ident | Kind::RawIdent) => State::Path(false),
            (State::Path(_), _) => self.fail(self.first),
        };
    }

    /// Whether a token leaves everything as it is.
    fn stays(&self, kind: Kind, text: &str) -> bool {
        match self.state {
            State::Start | State::AfterBraces => kind == Kind::Doc || text == ";",
            State::Attribute => kind != Kind::Close,
            State::Visibility => matches!(kind, Kind::Open | Kind::Close),
            State::Item => text != ";" && text != "}",
            State::Value => text != ";",
            State::Const | State::Module(_) | State::Path(_) => false,
        }
    }

    /// What a token begins.
    fn begin(&mut self, kind: Kind, text: &str) -> State {
        match (kind, text) {
            (Kind::Ident, "pub") => State::Visibility,
            (Kind::Ident, "const") => State::Const,
            (Kind::Ident, "mod") => State::Module(false),
            (Kind::Ident, "static" | "type" | "use") => State::Value,
            (Kind::Ident, word) if ITEMS.contains(&word) => State::Item,
            (Kind::Ident | Kind::RawIdent, _) => State::Path(false),
            (Kind::Punct, "#") => State::Attribute,
            // `::path::to::macro!`
            (Kind::Punct, ":") => State::Path(true),
            _ => self.fail(self.first),
        }
    }

    fn fail(&mut self, span: (usize, usize)) -> State {
        self.fault = Some(span);
        State::Start
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexer::lex;
    use super::{Outline, Tokens};

    /// The fault, found in both ways to read a text.
    fn fault(text: &str) -> Option<String> {
        let mut outline = Outline::new(text);
        assert!(lex(text, true, &mut outline).is_ok(), "{text}");
        let streamed = outline.finish().err().map(|error| error.message);
        let tokens = Tokens::lex(text, true).map(|tokens| Outline::of(text, &tokens).finish());
        assert_eq!(tokens.ok().and_then(Result::err).map(|error| error.message), streamed, "{text}");
        streamed
    }

    #[test]
    fn every_kind_of_item_may_stand_in_a_file() {
        let items = [
            "#![allow(x)] //! Docs.\n#[a(b)] /// Docs.\npub(in a::b) struct A<const N: usize = { 1 }>(u8);",
            "const X: A = A { b: 1 }; const _: () = if true { } else { }; pub const unsafe fn f() { } static mut A: u8 = 1;",
            "impl<F> A<{ 1 }, { 2 }> for for<'a> fn(&'a u8) -> F where B: C { } unsafe impl A for B { } default impl C { }",
            "macro_rules! m { () => { } } m! { } self::m!(a); ::a::b! { c } crate::m![]; r#try! { } thread_local! { }",
            "use a::{b, c}; pub use d as _; extern crate e; unsafe extern \"C\" { } pub extern \"C\" fn f() { }",
            "type A<'a> = dyn Fn([u8; { 1 }]) + 'a; union U { } enum E { } trait T = A + B; auto trait S { } mod m; mod n { }",
            "async fn f() -> [u8; { 1 }] where [(); { N }]: Sized { } ; pub macro m($x:ident) { }",
        ];
        for text in items {
            assert_eq!(fault(text), None, "{text}");
        }
    }

    #[test]
    fn what_begins_no_item_is_named() {
        let cases = [
            ("this is not rust", "expected an item, found `this`"),
            ("fn f() { } fun g() { }", "expected an item, found `fun`"),
            ("pub fun g() { }", "expected an item, found `fun`"),
            ("let x = 1;", "expected an item, found `let`"),
            ("use a; \"text\"", "expected an item, found `\"text\"`"),
            ("x = 3;", "expected an item, found `x`"),
            ("pub mod a\npub mod b;", "expected `;` or `{`, found `pub`"),
            ("pub mod a: fn f() { }", "expected `;` or `{`, found `:`"),
            ("enum A { }\n<<<<<<< HEAD\nenum B { }", "expected an item, found `<`"),
            ("enum A { }\n=======\nenum B { }", "expected an item, found `=`"),
            ("use a; @", "expected an item, found `@`"),
            ("{ }", "expected an item, found `{`"),
            ("struct A", "the item that begins with `struct` is not finished"),
            ("pub", "the item that begins with `pub` is not finished"),
        ];
        for (text, expected) in cases {
            assert_eq!(fault(text).as_deref(), Some(expected), "{text}");
        }
    }
}
