//! Splits Rust text into tokens and balanced delimiters: in one pass, without recursion. The lexer of the compiler finds the
//! ends of comments, strings and everything else that only looks like code.

mod short;
mod skip;

use ra_ap_rustc_lexer::{Cursor, DocStyle, FrontmatterAllowed, LiteralKind, RawStrError, TokenKind, validate_raw_str};

use super::keywords::{Keywords, is_ident};

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

    fn unterminated(what: &str, start: usize, length: usize) -> Self {
        Self::new(start, length, format!("unterminated {what}"))
    }
}

/// Splits `text` into tokens. With `keywords`, it leaves out groups in braces without a keyword.
pub(crate) fn lex(text: &str, c_strings: bool, keywords: Option<&Keywords>) -> Result<Vec<Token>, LexError> {
    if u32::try_from(text.len()).is_err() {
        return Err(LexError::new(0, 0, "the file is larger than 4 GiB".to_owned()));
    }
    let (tokens, open, entered) = (Vec::with_capacity(text.len() / 16), Vec::new(), Vec::new());
    let mut lexer = Lexer { text, pos: 0, tokens, open, entered, c_strings, keywords };
    while lexer.pos < text.len() {
        lexer.step()?;
    }
    match lexer.open.pop() {
        None => Ok(lexer.tokens),
        Some((at, _)) => Err(LexError::new(at, 1, format!("unclosed delimiter `{}`", lexer.byte(at) as char))),
    }
}

struct Lexer<'a> {
    text: &'a str,
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
    /// Reads one token, and skips the group that it opens unless the group has a keyword.
    fn step(&mut self) -> Result<(), LexError> {
        let start = self.pos;
        let Some(kind) = self.kind(start)? else { return Ok(()) };
        let number = self.tokens.len() as u32;
        self.tokens.push(Token { start: start as u32, end: self.pos as u32, mate: number, kind });
        match kind {
            Kind::Open => {
                self.open.push((start, number));
                let entered = self.entered.pop_if(|next| *next == start).is_some();
                let skips = self.byte(start) == b'{' && !entered && !self.is_macro_input();
                if skips { self.skip_group(start) } else { Ok(()) }
            }
            Kind::Close => self.close(start, number),
            _ => Ok(()),
        }
    }

    /// Whether the last token opens the input of a macro. The keyword of `include! {` is in front of the brace.
    fn is_macro_input(&self) -> bool {
        let before = self.tokens.iter().nth_back(1);
        before.is_some_and(|token| self.byte(token.start as usize) == b'!')
    }

    /// Moves behind the token at `start`, and returns its kind; `None` for white space and comments.
    fn kind(&mut self, start: usize) -> Result<Option<Kind>, LexError> {
        // Most tokens are simple, and need no other lexer.
        let (length, kind) = match self.byte(start) {
            b' ' | b'\t'..=b'\r' => (self.length(start, |byte| matches!(byte, b' ' | b'\t'..=b'\r')), None),
            b'(' | b'[' | b'{' => (1, Some(Kind::Open)),
            b')' | b']' | b'}' => (1, Some(Kind::Close)),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                let length = self.length(start, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
                match self.byte(start + length) {
                    b'"' | b'\'' | b'#' | 0x80.. => return self.advance(start),
                    _ => (length, Some(Kind::Ident)),
                }
            }
            b'/' if self.byte(start + 1) == b'/' => {
                let is_outer = self.byte(start + 2) == b'/' && self.byte(start + 3) != b'/';
                (self.line_end(start) - start, is_outer.then_some(Kind::Doc))
            }
            b'"' => match self.string_end(start) {
                Some(end) if !is_ident(self.byte(end)) => (end - start, Some(Kind::Literal)),
                _ => return self.advance(start),
            },
            b'\'' => match self.quoted(start) {
                Some((kind, end)) => (end - start, Some(kind)),
                None => return self.advance(start),
            },
            b'/' | b'0'..=b'9' | 0x80.. => return self.advance(start),
            _ => (1, Some(Kind::Punct)),
        };
        self.pos = start + length;
        Ok(kind)
    }

    /// The same with the lexer of the compiler, which knows every token.
    fn advance(&mut self, start: usize) -> Result<Option<Kind>, LexError> {
        let token = Cursor::new(self.rest(start), FrontmatterAllowed::No).advance_token();
        self.pos = start + token.len as usize;
        Ok(Some(match token.kind {
            TokenKind::Whitespace => return Ok(None),
            TokenKind::BlockComment { terminated: false, .. } => {
                return Err(LexError::unterminated("block comment", start, 2));
            }
            TokenKind::LineComment { doc_style } | TokenKind::BlockComment { doc_style, .. } => {
                return Ok((doc_style == Some(DocStyle::Outer)).then_some(Kind::Doc));
            }
            TokenKind::Ident | TokenKind::InvalidIdent | TokenKind::UnknownPrefix => Kind::Ident,
            TokenKind::RawIdent => Kind::RawIdent,
            TokenKind::Literal { kind, .. } => self.literal(start, kind)?,
            TokenKind::Lifetime { .. } | TokenKind::RawLifetime | TokenKind::UnknownPrefixLifetime => Kind::Lifetime,
            _ => Kind::Punct,
        }))
    }

    /// A literal, or the prefix of one that the edition does not have.
    fn literal(&mut self, start: usize, kind: LiteralKind) -> Result<Kind, LexError> {
        let (what, prefix, terminated) = match kind {
            LiteralKind::Int { .. } | LiteralKind::Float { .. } => ("number", 0, true),
            LiteralKind::Char { terminated } => ("character", 0, terminated),
            LiteralKind::Byte { terminated } => ("character", 1, terminated),
            LiteralKind::Str { terminated } => ("string", 0, terminated),
            LiteralKind::ByteStr { terminated } | LiteralKind::CStr { terminated } => ("string", 1, terminated),
            LiteralKind::RawStr { n_hashes } => ("raw string", 1, n_hashes.is_some()),
            LiteralKind::RawByteStr { n_hashes } | LiteralKind::RawCStr { n_hashes } => {
                ("raw string", 2, n_hashes.is_some())
            }
        };
        let is_c_string = matches!(kind, LiteralKind::CStr { .. } | LiteralKind::RawCStr { .. });
        let has_begun = || {
            let error = || validate_raw_str(self.rest(start), prefix as u32).err();
            what != "raw string" || matches!(error(), Some(RawStrError::NoTerminator { .. }))
        };
        if is_c_string && !self.c_strings || !terminated && !has_begun() {
            self.pos = start + prefix;
            return Ok(Kind::Ident);
        }
        if terminated {
            return Ok(Kind::Literal);
        }
        let hashes = self.rest(start).bytes().skip(prefix).take_while(|byte| *byte == b'#').count();
        Err(LexError::unterminated(what, start, prefix + hashes + 1))
    }

    /// The byte at `at`; past the end 0, with which no token begins.
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// Connects the closing delimiter at `start` with its counterpart.
    fn close(&mut self, start: usize, close: u32) -> Result<(), LexError> {
        let found = self.byte(start);
        let error = || LexError::new(start, 1, format!("unexpected closing delimiter `{}`", found as char));
        let (open_at, open) = self.open.pop().ok_or_else(error)?;
        let opened = self.byte(open_at);
        if !matches!((opened, found), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
            return Err(LexError { note: Some((open_at, format!("`{}` is open", opened as char))), ..error() });
        }
        for (at, mate) in [(open, close), (close, open)] {
            if let Some(token) = self.tokens.get_mut(at as usize) {
                token.mate = mate;
            }
        }
        Ok(())
    }
}
