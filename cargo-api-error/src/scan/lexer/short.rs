//! Finds the ends of simple tokens, several times as fast as the lexer of the compiler.

use memchr::{memchr, memchr2};

use super::super::keywords::is_ident;
use super::{Kind, Lexer};

impl Lexer<'_> {
    /// How many of the bytes from `start` on belong together.
    pub(super) fn length(&self, start: usize, is_part: impl Fn(u8) -> bool) -> usize {
        let bytes = self.text.as_bytes().get(start..).unwrap_or_default();
        bytes.iter().position(|byte| !is_part(*byte)).unwrap_or(bytes.len())
    }

    /// Where the line of `at` ends.
    pub(super) fn line_end(&self, at: usize) -> usize {
        memchr(b'\n', self.rest(at).as_bytes()).map_or(self.text.len(), |length| at + length)
    }

    /// Where the string that begins at `quote` ends, without a suffix; `None` if it does not end.
    pub(super) fn string_end(&self, quote: usize) -> Option<usize> {
        let mut at = quote + 1;
        loop {
            at += memchr2(b'"', b'\\', self.text.as_bytes().get(at..)?)?;
            if self.byte(at) == b'"' {
                return Some(at + 1);
            }
            at += 2;
        }
    }

    /// The kind and the end of the simple character or the lifetime that begins at `quote`; `None` if it is neither.
    pub(super) fn quoted(&self, quote: usize) -> Option<(Kind, usize)> {
        let first = self.byte(quote + 1);
        if self.byte(quote + 2) == b'\'' && first.is_ascii() && first != b'\\' {
            return Some((Kind::Literal, quote + 3)).filter(|(_, end)| !is_ident(self.byte(*end)));
        }
        let length = self.length(quote + 1, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let end = quote + 1 + length;
        let is_lifetime = length > 0 && !first.is_ascii_digit() && !matches!(self.byte(end), b'\'' | b'#' | 0x80..);
        is_lifetime.then_some((Kind::Lifetime, end))
    }
}

#[cfg(test)]
mod tests {
    use super::Lexer;

    fn lexer(text: &str) -> Lexer<'_> {
        let (tokens, open, entered) = (Vec::new(), Vec::new(), Vec::new());
        Lexer { text, pos: 0, tokens, open, entered, c_strings: true, keywords: None }
    }

    #[test]
    fn short_cuts_find_what_the_lexer_of_the_compiler_finds() {
        let pieces = [
            "// a \"quote\"",
            "/// docs",
            "//// no docs",
            "//! inner",
            "//",
            "///",
            "//\r",
            "/* { \" */",
            "/ 2",
            "\"\"",
            "\"a\\\"b\"",
            "\"a\\\\\"",
            "\"line\\\n  next\"",
            "\"ä\\u{e4}\"",
            "\"a\"suffix",
            "\"a\"ä",
            "\"a",
            "\"\\",
            "b\"{\"",
            "r\"\\\"",
            "c\"x\"",
            "br#\"\"\"#",
            "x\"y\"",
            "'\"'",
            "'a",
            "'a'",
            "'''",
            "'\\''",
            "'ab'",
            "'ä",
            "'aä",
            "'a#",
            "'1",
            "'x'u8",
            "'r#a",
            "word",
            "r#type",
            "1_u8",
            "ünïcode",
        ];
        for first in pieces {
            for second in pieces {
                for between in ["", " ", "\n"] {
                    let text = format!("{first}{between}{second}");
                    let (mut ours, mut theirs) = (lexer(&text), lexer(&text));
                    let found = (ours.kind(0), ours.pos);
                    assert_eq!(found, (theirs.advance(0), theirs.pos), "{text}");
                }
            }
        }
    }
}
