//! Strings, characters, lifetimes and comments: where each of them ends.

use memchr::{memchr, memchr2, memchr3};

use super::class::{Class, class, utf8_width};
use super::{Kind, LexError, Lexer};

impl Lexer<'_> {
    /// A token that begins at `start` with one or two letters before a quote or `#` at `self.pos`.
    pub(super) fn prefixed(&mut self, start: usize) -> Result<Kind, LexError> {
        let prefix = self.bytes.get(start..self.pos).unwrap_or_default();
        let is_byte = prefix == b"b";
        let cooked = is_byte || (self.c_strings && prefix == b"c");
        match self.byte(self.pos) {
            b'"' if cooked => self.string(start, self.pos)?,
            b'\'' if is_byte => self.character(start, self.pos)?,
            b'"' | b'#' if self.is_raw(prefix) => {
                let hashes = self.rest(self.pos).iter().take_while(|byte| **byte == b'#').count();
                let after = self.pos + hashes;
                if self.byte(after) == b'"' {
                    self.raw_string(start, after, hashes)?;
                    return Ok(Kind::Literal);
                }
                let ident = class(self.byte(after)) == Class::Ident || self.byte(after) >= 0x80;
                if hashes != 1 || prefix != b"r" || !ident {
                    return Ok(Kind::Ident);
                }
                self.pos = after;
                self.skip_ident();
                return Ok(Kind::RawIdent);
            }
            _ => return Ok(Kind::Ident),
        }
        Ok(Kind::Literal)
    }

    /// Whether the letters make the string after them a raw one.
    pub(super) fn is_raw(&self, prefix: &[u8]) -> bool {
        matches!(prefix, b"r" | b"br") || (self.c_strings && prefix == b"cr")
    }

    /// A comment, or a slash.
    pub(super) fn slash(&mut self, start: usize) -> Result<Option<Kind>, LexError> {
        match self.byte(start + 1) {
            b'/' => {
                self.pos = memchr(b'\n', self.rest(start)).map_or(self.bytes.len(), |length| start + length);
                let doc = self.byte(start + 2) == b'/' && self.byte(start + 3) != b'/';
                Ok(doc.then_some(Kind::Doc))
            }
            b'*' => {
                self.block_comment(start)?;
                let doc = self.byte(start + 2) == b'*' && !matches!(self.byte(start + 3), b'*' | b'/');
                Ok(doc.then_some(Kind::Doc))
            }
            _ => {
                self.pos += 1;
                Ok(Some(Kind::Punct))
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
        Ok(())
    }

    pub(super) fn string(&mut self, start: usize, quote: usize) -> Result<(), LexError> {
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
        Ok(())
    }

    pub(super) fn raw_string(&mut self, start: usize, quote: usize, hashes: usize) -> Result<(), LexError> {
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
        Ok(())
    }

    /// `'a` or `'a'`
    pub(super) fn quote(&mut self, start: usize) -> Result<Kind, LexError> {
        let first = self.byte(start + 1);
        if first == b'\\' || self.byte(start + 1 + utf8_width(first)) == b'\'' {
            self.character(start, start)?;
            return Ok(Kind::Literal);
        }
        self.pos = start + 1;
        self.skip_ident();
        if self.pos == start + 1 {
            return Err(unterminated("character", start, 1));
        }
        Ok(Kind::Lifetime)
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
        Ok(())
    }
}

fn unterminated(what: &str, start: usize, length: usize) -> LexError {
    LexError::new(start, length, format!("unterminated {what}"))
}
