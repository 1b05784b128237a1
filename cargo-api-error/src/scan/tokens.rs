//! The tokens of one file with random access, every opening delimiter knowing its mate.

use super::lexer::{self, Kind, LexError, Sink};

#[derive(Clone, Copy, Debug)]
struct Token {
    start: u32,
    end: u32,
    /// For a delimiter the number of the other one, else its own.
    mate: u32,
    kind: Kind,
}

/// The tokens of one text.
#[derive(Debug)]
pub(crate) struct Tokens<'a> {
    text: &'a str,
    list: Vec<Token>,
}

#[allow(clippy::cast_possible_truncation, reason = "`Tokens::lex` refuses texts beyond 4 GiB")]
impl Sink for Tokens<'_> {
    fn token(&mut self, kind: Kind, start: usize, end: usize) {
        let mate = self.list.len() as u32;
        self.list.push(Token { start: start as u32, end: end as u32, mate, kind });
    }

    fn close(&mut self, open: usize) {
        let close = self.list.len() - 1;
        for (at, mate) in [(open, close), (close, open)] {
            if let Some(token) = self.list.get_mut(at) {
                token.mate = mate as u32;
            }
        }
    }
}

impl<'a> Tokens<'a> {
    /// Lexes a whole text.
    pub(crate) fn lex(text: &'a str, c_strings: bool) -> Result<Self, LexError> {
        if u32::try_from(text.len()).is_err() {
            return Err(LexError { span: (0, 0), message: "the file is larger than 4 GiB".to_owned(), note: None });
        }
        // Ordinary code has a token per four to five bytes.
        let mut tokens = Self { text, list: Vec::with_capacity(text.len() / 5) };
        lexer::lex(text, c_strings, &mut tokens)?;
        Ok(tokens)
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

    /// Whether a keyword or a name stands at `at`, not raw.
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

    /// Whether `::` stands at `at`.
    pub(crate) fn is_path_separator(&self, at: usize) -> bool {
        self.is_punct(at, ":") && self.is_punct(at + 1, ":") && self.end(at) == self.start(at + 1)
    }

    /// The tokens `first..end` on one line, white space normalised.
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
