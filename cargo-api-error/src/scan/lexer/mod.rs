//! Splits Rust text into tokens and balanced delimiters: in one pass, without recursion and without regular
//! expressions.
//!
//! It knows enough of Rust never to mistake a comment, a string or a lifetime for code.

mod class;
mod literal;
mod skip;

use super::keywords::Keywords;
use class::{Class, class, wide_space};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `enum`, `foo`
    Ident,
    /// `r#enum`
    RawIdent,
    /// `'a`
    Lifetime,
    /// A number, string or character.
    Literal,
    /// One character of punctuation.
    Punct,
    /// `(`, `[` or `{`
    Open,
    /// `)`, `]` or `}`
    Close,
    /// `/// ..` or `/** .. */`: an outer doc comment
    Doc,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// For a delimiter, the number of its counterpart; otherwise the number of this token.
    pub(crate) mate: u32,
    pub(crate) kind: Kind,
}

/// A place where the text is not Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LexError {
    /// The byte range to point at.
    pub(crate) span: (usize, usize),
    /// The fact.
    pub(crate) message: String,
    /// A related place, and the text about it.
    pub(crate) note: Option<(usize, String)>,
}

impl LexError {
    fn new(start: usize, length: usize, message: String) -> Self {
        Self { span: (start, start + length), message, note: None }
    }
}

/// Splits `text` into tokens. With `keywords`, it leaves out groups in braces without a keyword.
pub(crate) fn lex(text: &str, c_strings: bool, keywords: Option<&Keywords>) -> Result<Vec<Token>, LexError> {
    if u32::try_from(text.len()).is_err() {
        return Err(LexError::new(0, 0, "the file is larger than 4 GiB".to_owned()));
    }
    let mut lexer = Lexer {
        bytes: text.as_bytes(),
        pos: 0,
        tokens: Vec::with_capacity(text.len() / 16),
        open: Vec::new(),
        entered: Vec::new(),
        c_strings,
        keywords,
    };
    lexer.run()?;
    match lexer.open.pop() {
        None => Ok(lexer.tokens),
        Some((at, _)) => Err(LexError::new(at, 1, format!("unclosed delimiter `{}`", lexer.byte(at) as char))),
    }
}

struct Lexer<'a> {
    bytes: &'a [u8],
    pos: usize,
    tokens: Vec<Token>,
    /// Byte offset and token number of every open delimiter.
    open: Vec<(usize, u32)>,
    /// The byte offsets of the next braces that have a keyword between them, in reverse order.
    entered: Vec<usize>,
    /// Whether the edition (2021 on) has `c".."`.
    c_strings: bool,
    keywords: Option<&'a Keywords>,
}

#[allow(clippy::cast_possible_truncation, reason = "`lex` rejects texts beyond 4 GiB")]
impl Lexer<'_> {
    fn run(&mut self) -> Result<(), LexError> {
        while self.pos < self.bytes.len() {
            let start = self.pos;
            match class(self.byte(start)) {
                Class::Space => {
                    let rest = self.rest(start);
                    self.pos += rest.iter().position(|byte| class(*byte) != Class::Space).unwrap_or(rest.len());
                }
                Class::Ident => self.ident(start)?,
                Class::Digit => {
                    self.skip_ident();
                    self.emit(Kind::Literal, start);
                }
                Class::Open => self.open(start),
                Class::OpenBrace => self.open_brace(start)?,
                Class::Close | Class::CloseBrace => self.close(start)?,
                Class::Slash => {
                    if let Some(kind) = self.slash(start)? {
                        self.emit(kind, start);
                    }
                }
                Class::String => {
                    self.string(start, start)?;
                    self.emit(Kind::Literal, start);
                }
                Class::Quote => {
                    let kind = self.quote(start)?;
                    self.emit(kind, start);
                }
                Class::Punct => {
                    self.pos += 1;
                    self.emit(Kind::Punct, start);
                }
                Class::Wide => match wide_space(self.rest(start)) {
                    0 => self.ident(start)?,
                    length => self.pos += length,
                },
            }
        }
        Ok(())
    }

    /// The byte at `at`; past the end 0, with which no token begins.
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn rest(&self, at: usize) -> &[u8] {
        self.bytes.get(at..).unwrap_or_default()
    }

    fn emit(&mut self, kind: Kind, start: usize) {
        let mate = self.tokens.len() as u32;
        self.tokens.push(Token { start: start as u32, end: self.pos as u32, mate, kind });
    }

    fn open(&mut self, start: usize) {
        self.open.push((start, self.tokens.len() as u32));
        self.pos += 1;
        self.emit(Kind::Open, start);
    }

    fn open_brace(&mut self, start: usize) -> Result<(), LexError> {
        // The keyword of `include! {` is in front of the brace.
        let macro_input = self.tokens.last().is_some_and(|token| self.byte(token.start as usize) == b'!');
        self.open(start);
        if self.entered.pop_if(|next| *next == start).is_some() || macro_input {
            return Ok(());
        }
        self.skip_group(start)
    }

    fn close(&mut self, start: usize) -> Result<(), LexError> {
        let found = self.byte(start);
        let error = || LexError::new(start, 1, format!("unexpected closing delimiter `{}`", found as char));
        let (open_at, open) = self.open.pop().ok_or_else(error)?;
        let opened = self.byte(open_at);
        if !matches!((opened, found), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
            return Err(LexError { note: Some((open_at, format!("`{}` is open", opened as char))), ..error() });
        }
        self.pos += 1;
        self.emit(Kind::Close, start);
        let close = self.tokens.len() as u32 - 1;
        for (at, mate) in [(open, close), (close, open)] {
            if let Some(token) = self.tokens.get_mut(at as usize) {
                token.mate = mate;
            }
        }
        Ok(())
    }

    fn skip_ident(&mut self) {
        loop {
            let rest = self.rest(self.pos);
            let ascii = rest.iter().position(|byte| !matches!(class(*byte), Class::Ident | Class::Digit));
            let ascii = ascii.unwrap_or(rest.len());
            let wide = rest.get(ascii..).unwrap_or_default();
            let more = wide.first().is_some_and(|byte| *byte >= 0x80) && wide_space(wide) == 0;
            self.pos += ascii + usize::from(more);
            if !more {
                return;
            }
        }
    }

    /// `ident`, or a token whose prefix has its letters: `r".."`, `r#ident`, `b'x'`, `c".."`
    fn ident(&mut self, start: usize) -> Result<(), LexError> {
        self.skip_ident();
        let kind = match self.byte(self.pos) {
            b'"' | b'\'' | b'#' if self.pos - start <= 2 => self.prefixed(start)?,
            _ => Kind::Ident,
        };
        self.emit(kind, start);
        Ok(())
    }
}
