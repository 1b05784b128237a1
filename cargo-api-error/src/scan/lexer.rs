//! Rust text in, tokens and balanced delimiters out: one pass over the bytes, no recursion, no regular expressions.
//!
//! It knows exactly as much of Rust as is needed to never mistake a comment, a string or a lifetime for code.

use memchr::{memchr, memchr2, memchr3};

/// What the lexer tells its reader about one token.
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

/// Receives the tokens of a file in order.
pub(crate) trait Sink {
    /// One token at the byte range `start..end`.
    fn token(&mut self, kind: Kind, start: usize, end: usize);
    /// The last token closes the token with number `open`, counted from 0.
    fn close(&mut self, open: usize);
}

/// Where the text stops being Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LexError {
    /// The byte range to point at.
    pub(crate) span: (usize, usize),
    /// The fact.
    pub(crate) message: String,
    /// Where the story began, if elsewhere.
    pub(crate) note: Option<(usize, String)>,
}

/// Lexes `text` into `sink`; `c_strings` says whether the edition (2021 on) has `c".."`.
pub(crate) fn lex(text: &str, c_strings: bool, sink: &mut impl Sink) -> Result<(), LexError> {
    let mut lexer = Lexer { bytes: text.as_bytes(), pos: 0, count: 0, open: Vec::new(), c_strings, sink };
    lexer.run()?;
    match lexer.open.pop() {
        None => Ok(()),
        Some((start, _)) => Err(LexError {
            span: (start, start + 1),
            message: format!("unclosed delimiter `{}`", lexer.byte(start) as char),
            note: None,
        }),
    }
}

struct Lexer<'a, S> {
    bytes: &'a [u8],
    pos: usize,
    count: usize,
    /// Byte offset and token number of every open delimiter.
    open: Vec<(usize, usize)>,
    c_strings: bool,
    sink: &'a mut S,
}

impl<S: Sink> Lexer<'_, S> {
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
                Class::Open => {
                    self.open.push((start, self.count));
                    self.pos += 1;
                    self.emit(Kind::Open, start);
                }
                Class::Close => self.close(start)?,
                Class::Slash => self.slash(start)?,
                Class::String => self.string(start, start)?,
                Class::Quote => self.quote(start)?,
                Class::Punct => {
                    self.pos += 1;
                    self.emit(Kind::Punct, start);
                }
                Class::Wide => self.wide(start)?,
            }
        }
        Ok(())
    }

    /// The byte at `at`; 0 past the end, which is no token's beginning.
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn emit(&mut self, kind: Kind, start: usize) {
        self.count += 1;
        self.sink.token(kind, start, self.pos);
    }

    fn close(&mut self, start: usize) -> Result<(), LexError> {
        let found = self.byte(start);
        let error = |note| LexError {
            span: (start, start + 1),
            message: format!("unexpected closing delimiter `{}`", found as char),
            note,
        };
        let Some((open_at, open)) = self.open.pop() else { return Err(error(None)) };
        let opened = self.byte(open_at);
        if !matches!((opened, found), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
            return Err(error(Some((open_at, format!("`{}` is open", opened as char)))));
        }
        self.pos += 1;
        self.emit(Kind::Close, start);
        self.sink.close(open);
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

    fn rest(&self, at: usize) -> &[u8] {
        self.bytes.get(at..).unwrap_or_default()
    }

    /// `ident`, or what its letters are the prefix of: `r".."`, `r#ident`, `b'x'`, `c".."`
    fn ident(&mut self, start: usize) -> Result<(), LexError> {
        self.skip_ident();
        let next = self.byte(self.pos);
        if matches!(next, b'"' | b'\'' | b'#') && self.pos - start <= 2 {
            let prefix = self.bytes.get(start..self.pos).unwrap_or_default();
            let raw = matches!(prefix, b"r" | b"br") || (self.c_strings && prefix == b"cr");
            let cooked = prefix == b"b" || (self.c_strings && prefix == b"c");
            match next {
                b'"' if cooked => return self.string(start, self.pos),
                b'\'' if prefix == b"b" => return self.character(start, self.pos),
                b'"' | b'#' if raw => {
                    let hashes = self.rest(self.pos).iter().take_while(|byte| **byte == b'#').count();
                    let quote = self.pos + hashes;
                    if self.byte(quote) == b'"' {
                        return self.raw_string(start, quote, hashes);
                    }
                    let ident = class(self.byte(quote)) == Class::Ident || self.byte(quote) >= 0x80;
                    if hashes == 1 && prefix == b"r" && ident {
                        self.pos = quote;
                        self.skip_ident();
                        self.emit(Kind::RawIdent, start);
                        return Ok(());
                    }
                }
                _ => {}
            }
        }
        self.emit(Kind::Ident, start);
        Ok(())
    }

    fn wide(&mut self, start: usize) -> Result<(), LexError> {
        match wide_space(self.rest(start)) {
            0 => self.ident(start),
            length => {
                self.pos += length;
                Ok(())
            }
        }
    }

    fn slash(&mut self, start: usize) -> Result<(), LexError> {
        match self.byte(start + 1) {
            b'/' => {
                self.pos = memchr(b'\n', self.rest(start)).map_or(self.bytes.len(), |length| start + length);
                if self.byte(start + 2) == b'/' && self.byte(start + 3) != b'/' {
                    self.emit(Kind::Doc, start);
                }
                Ok(())
            }
            b'*' => self.block_comment(start),
            _ => {
                self.pos += 1;
                self.emit(Kind::Punct, start);
                Ok(())
            }
        }
    }

    fn block_comment(&mut self, start: usize) -> Result<(), LexError> {
        let mut depth = 1_usize;
        let mut at = start + 2;
        while depth > 0 {
            let Some(step) = memchr2(b'/', b'*', self.rest(at)) else {
                return Err(unterminated("block comment", start, 2));
            };
            at += step;
            let change = match (self.byte(at), self.byte(at + 1)) {
                (b'/', b'*') => 1,
                (b'*', b'/') => -1,
                _ => 0,
            };
            at += if change == 0 { 1 } else { 2 };
            depth = depth.saturating_add_signed(change);
        }
        self.pos = at;
        let outer = self.byte(start + 2) == b'*' && !matches!(self.byte(start + 3), b'*' | b'/');
        if outer {
            self.emit(Kind::Doc, start);
        }
        Ok(())
    }

    fn string(&mut self, start: usize, quote: usize) -> Result<(), LexError> {
        let mut at = quote + 1;
        loop {
            let Some(step) = memchr2(b'"', b'\\', self.rest(at)) else {
                return Err(unterminated("string", start, quote + 1 - start));
            };
            at += step;
            if self.byte(at) == b'"' {
                break;
            }
            at += 2;
        }
        self.pos = at + 1;
        self.emit(Kind::Literal, start);
        Ok(())
    }

    fn raw_string(&mut self, start: usize, quote: usize, hashes: usize) -> Result<(), LexError> {
        let mut at = quote + 1;
        loop {
            let Some(step) = memchr(b'"', self.rest(at)) else {
                return Err(unterminated("raw string", start, quote + 1 - start));
            };
            at += step + 1;
            let found = self.rest(at).iter().take(hashes).take_while(|byte| **byte == b'#').count();
            if found == hashes {
                break;
            }
        }
        self.pos = at + hashes;
        self.emit(Kind::Literal, start);
        Ok(())
    }

    /// `'a` or `'a'`
    fn quote(&mut self, start: usize) -> Result<(), LexError> {
        let first = self.byte(start + 1);
        let width = utf8_width(first);
        if first == b'\\' || self.byte(start + 1 + width) == b'\'' {
            return self.character(start, start);
        }
        self.pos = start + 1;
        self.skip_ident();
        if self.pos == start + 1 {
            return Err(unterminated("character", start, 1));
        }
        self.emit(Kind::Lifetime, start);
        Ok(())
    }

    fn character(&mut self, start: usize, quote: usize) -> Result<(), LexError> {
        let escaped = self.byte(quote + 1) == b'\\';
        let mut at = quote + 1 + if escaped { 2 } else { utf8_width(self.byte(quote + 1)) };
        if escaped {
            at += memchr3(b'\'', b'\n', b' ', self.rest(at)).unwrap_or(0);
        }
        if self.byte(at) != b'\'' {
            return Err(unterminated("character", start, quote + 1 - start));
        }
        self.pos = at + 1;
        self.emit(Kind::Literal, start);
        Ok(())
    }
}

fn unterminated(what: &str, start: usize, length: usize) -> LexError {
    LexError { span: (start, start + length), message: format!("unterminated {what}"), note: None }
}

fn utf8_width(first: u8) -> usize {
    match first {
        0xF0.. => 4,
        0xE0.. => 3,
        0xC0.. => 2,
        _ => 1,
    }
}

/// The length of Unicode `Pattern_White_Space` beyond ASCII at the beginning of `bytes`.
fn wide_space(bytes: &[u8]) -> usize {
    match bytes {
        [0xC2, 0x85, ..] => 2,
        [0xE2, 0x80, 0x8E | 0x8F | 0xA8 | 0xA9, ..] => 3,
        _ => 0,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Ident,
    Digit,
    Open,
    Close,
    Slash,
    String,
    Quote,
    Punct,
    /// The first byte of a character beyond ASCII.
    Wide,
}

static CLASSES: [Class; 256] = classes();

fn class(byte: u8) -> Class {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(Class::Punct)
}

#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "a constant table over all bytes")]
const fn classes() -> [Class; 256] {
    let mut table = [Class::Punct; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' | b'\t'..=b'\r' => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => Class::Ident,
            b'0'..=b'9' => Class::Digit,
            b'(' | b'[' | b'{' => Class::Open,
            b')' | b']' | b'}' => Class::Close,
            b'/' => Class::Slash,
            b'"' => Class::String,
            b'\'' => Class::Quote,
            0x80.. => Class::Wide,
            _ => Class::Punct,
        };
        byte += 1;
    }
    table
}
