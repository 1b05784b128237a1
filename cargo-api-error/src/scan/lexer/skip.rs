//! Skips groups in braces without a keyword. Looking only for their end is several times as fast.

use super::super::keywords::is_ident;
use super::{LexError, Lexer};

/// Whether a byte is a brace, or begins a comment or literal that may contain braces. A table is faster than comparisons.
#[expect(clippy::indexing_slicing, reason = "a constant table over all bytes")]
static MATTERS: [bool; 256] = {
    let mut table = [false; 256];
    table[b'{' as usize] = true;
    table[b'}' as usize] = true;
    table[b'/' as usize] = true;
    table[b'"' as usize] = true;
    table[b'\'' as usize] = true;
    table
};

impl Lexer<'_> {
    /// Moves to the closing brace of the group that opens at `start`. If it meets a keyword, it moves back and remembers the
    /// groups that contain the keyword, so that it skims no byte more than twice.
    pub(super) fn skip_group(&mut self, start: usize) -> Result<(), LexError> {
        let Some(keywords) = self.keywords else { return Ok(()) };
        let limit = keywords.next(start).unwrap_or(self.text.len());
        let mut inner = Vec::new();
        loop {
            let step = self.rest(self.pos).bytes().position(|byte| MATTERS.get(usize::from(byte)) == Some(&true));
            let at = step.map_or(self.text.len(), |step| self.pos + step);
            if at >= limit {
                inner.reverse();
                self.entered = inner;
                self.pos = start + 1;
                return Ok(());
            }
            self.pos = at + 1;
            match self.byte(at) {
                b'{' => inner.push(at),
                b'}' if inner.pop().is_none() => {
                    self.pos = at;
                    return Ok(());
                }
                b'}' => {}
                b'/' if self.byte(at + 1) == b'/' => self.pos = self.line_end(at),
                b'/' if self.byte(at + 1) != b'*' => {}
                b'"' => match (self.raw_start(at), self.string_end(at)) {
                    (None, Some(end)) => self.pos = end,
                    (raw, _) => self.advance(raw.unwrap_or(at)).map(drop)?,
                },
                b'\'' => match self.quoted(at) {
                    Some((_, end)) => self.pos = end,
                    None => self.advance(at).map(drop)?,
                },
                _ => self.advance(at).map(drop)?,
            }
        }
    }

    /// Where the raw string with the quote at `quote` begins; `None` if the string is not raw.
    fn raw_start(&self, quote: usize) -> Option<usize> {
        let before = self.text.as_bytes().get(..quote)?;
        let hashes = before.iter().rev().take_while(|byte| **byte == b'#').count();
        let word = before.get(..quote - hashes)?;
        let letters = word.iter().rev().take(3).take_while(|byte| is_ident(**byte)).count();
        let first = word.len() - letters;
        match word.get(first..)? {
            b"r" | b"br" => Some(first),
            b"cr" => self.c_strings.then_some(first),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::keywords::Keywords;
    use super::super::{Kind, Token, lex};

    /// The tokens of `text`, without those in braces that have no keyword.
    fn expected(text: &str, keywords: &Keywords) -> Vec<(u32, u32)> {
        let tokens = lex(text, true, None).unwrap_or_default();
        let mut skipped_to = 0;
        let mut kept = Vec::new();
        let is = |token: &Token, byte| text.as_bytes().get(token.start as usize) == Some(&byte);
        for (at, token) in tokens.iter().enumerate() {
            if token.start < skipped_to {
                continue;
            }
            kept.push((token.start, token.end));
            let close = tokens.get(token.mate as usize).map_or(0, |close| close.start);
            let of_macro =
                at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|before| is(before, b'!'));
            let keyword = keywords.any_in(token.start as usize, close as usize);
            if token.kind == Kind::Open && is(token, b'{') && !of_macro && !keyword {
                skipped_to = close;
            }
        }
        kept
    }

    #[test]
    fn only_groups_without_a_keyword_are_left_out() {
        let pieces = [
            "fn a() { let x = \"}\"; '{'; b'\\''; r\"\\\"; br##\"}\"# {\"##; /* } /* { */ */ 'life: loop { } } // }\n",
            "mod inline { fn f() { { } [ { ) } ] } mod file; fn g() { struct S { a: [u8; { 1 }] } } }\n",
            "impl<T> A for B<{ 1 }> { fn r#f(c: &'a str) -> u8 { if a < b { 1 } else { xbr\"{\".len() } } }\n",
            "include! { \"file.rs\" } m! { a { b } } enum E { A { x: u8 }, #[api_error(status = 404)] B { y: u8 } }\n",
        ];
        let sound = |text: &str| text.replace("[ { ) } ]", "[ { } ]");
        for first in pieces {
            for second in pieces {
                let text = sound(&[first, second, first].concat());
                let keywords = Keywords::of(text.as_bytes());
                let found = lex(&text, true, Some(&keywords))
                    .map(|tokens| tokens.iter().map(|it| (it.start, it.end)).collect());
                assert_eq!(found, Ok(expected(&text, &keywords)), "{text}");
            }
        }
        let [_, module, ..] = pieces;
        assert!(lex(module, true, None).is_err(), "a parenthesis closes a brace");
        assert!(lex(module, true, Some(&Keywords::of(module.as_bytes()))).is_ok(), "the group is skipped");
    }

    #[test]
    fn what_does_not_end_is_an_error_in_skipped_groups_too() {
        let lexed = |text: &str| lex(text, true, Some(&Keywords::default())).map(|_| ()).map_err(|error| error.message);
        for (text, message) in [
            ("fn f() { \"", "unterminated string"),
            ("fn f() { r#\" \" }", "unterminated raw string"),
            ("fn f() { /* }", "unterminated block comment"),
            ("fn f() { {", "unclosed delimiter `{`"),
            ("fn f() { } }", "unexpected closing delimiter `}`"),
        ] {
            assert_eq!(lexed(text), Err(message.to_owned()), "{text}");
        }
    }
}
