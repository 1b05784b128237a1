//! The tokens of one file, with random access and with the counterpart of every delimiter.

use super::keywords::Keywords;
use super::lexer::{Kind, LexError, Token, lex};

/// The tokens of one text.
#[derive(Debug)]
pub(crate) struct Tokens<'a> {
    text: &'a str,
    list: Vec<Token>,
}

impl<'a> Tokens<'a> {
    /// Lexes a whole text.
    pub(crate) fn lex(text: &'a str, c_strings: bool) -> Result<Self, LexError> {
        Ok(Self { text, list: lex(text, c_strings, None)? })
    }

    /// Splits a text into tokens, except for groups in braces without a keyword.
    pub(crate) fn around(text: &'a str, c_strings: bool, keywords: &Keywords) -> Result<Self, LexError> {
        Ok(Self { text, list: lex(text, c_strings, Some(keywords))? })
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn kind(&self, at: usize) -> Option<Kind> {
        self.list.get(at).map(|token| token.kind)
    }

    /// The token as written; empty past the end.
    pub(crate) fn text(&self, at: usize) -> &'a str {
        self.list.get(at).and_then(|token| self.text.get(token.start as usize..token.end as usize)).unwrap_or_default()
    }

    pub(crate) fn start(&self, at: usize) -> usize {
        self.list.get(at).map_or(self.text.len(), |token| token.start as usize)
    }

    pub(crate) fn end(&self, at: usize) -> usize {
        self.list.get(at).map_or(self.text.len(), |token| token.end as usize)
    }

    /// The matching delimiter; `at` itself for anything else.
    pub(crate) fn mate(&self, at: usize) -> usize {
        self.list.get(at).map_or(at, |token| token.mate as usize)
    }

    /// Whether this keyword or name is at `at`. A raw identifier does not count.
    pub(crate) fn is_ident(&self, at: usize, name: &str) -> bool {
        self.kind(at) == Some(Kind::Ident) && self.text(at) == name
    }

    pub(crate) fn is_punct(&self, at: usize, punct: &str) -> bool {
        self.kind(at) == Some(Kind::Punct) && self.text(at) == punct
    }

    pub(crate) fn is_open(&self, at: usize, delimiter: &str) -> bool {
        self.kind(at) == Some(Kind::Open) && self.text(at) == delimiter
    }

    /// The identifier at `at`, without `r#`.
    pub(crate) fn name(&self, at: usize) -> Option<&'a str> {
        match self.kind(at)? {
            Kind::Ident => Some(self.text(at)),
            Kind::RawIdent => self.text(at).strip_prefix("r#"),
            _ => None,
        }
    }

    /// The `[` of the attribute `#[..]` or `#![..]` at `at`.
    pub(crate) fn attribute(&self, at: usize) -> Option<usize> {
        let open = at + 1 + usize::from(self.is_punct(at + 1, "!"));
        (self.is_punct(at, "#") && self.is_open(open, "[")).then_some(open)
    }

    /// Whether `::` is at `at`.
    pub(crate) fn is_path_separator(&self, at: usize) -> bool {
        self.is_punct(at, ":") && self.is_punct(at + 1, ":") && self.end(at) == self.start(at + 1)
    }

    /// Whether the `>` at `at` is the second half of `->` or `=>`.
    pub(crate) fn is_arrow(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|before| self.end(*before) == self.start(at));
        before.is_some_and(|before| self.is_punct(before, "-") || self.is_punct(before, "="))
    }

    /// The token ranges between the commas directly inside the delimiter `open`.
    pub(crate) fn arguments(&self, open: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let close = self.mate(open);
        let mut first = open + 1;
        std::iter::from_fn(move || {
            if first >= close {
                return None;
            }
            let mut at = first;
            while at < close && !self.is_punct(at, ",") {
                at = self.mate(at).max(at) + 1;
            }
            let range = (first, at);
            first = at + 1;
            Some(range)
        })
    }

    /// The tokens `first..end` on one line, with normalised white space.
    pub(crate) fn render(&self, first: usize, end: usize) -> String {
        let mut text = String::new();
        for at in first..end {
            let word = |at: usize| {
                matches!(self.kind(at), Some(Kind::Ident | Kind::RawIdent | Kind::Lifetime | Kind::Literal))
            };
            let spaced = |at: usize| matches!(self.text(at), "+" | "=") && self.kind(at) == Some(Kind::Punct);
            let after = at > first && (self.is_punct(at - 1, ",") || self.is_punct(at - 1, ";") || spaced(at - 1));
            if after || (at > first && (spaced(at) || (word(at - 1) && word(at)))) {
                text.push(' ');
            }
            text.push_str(self.text(at));
        }
        text
    }
}
