//! Groups in braces without a keyword: only their end is looked for, which is several times as fast as lexing them.

use super::class::{Class, class};
use super::{LexError, Lexer};

impl Lexer<'_> {
    /// Goes to the closing brace of the group that opens at `start`. If a keyword is in the way, it goes back and remembers
    /// the groups that have it, so that no byte is looked at more than twice.
    pub(super) fn skip_group(&mut self, start: usize) -> Result<(), LexError> {
        let Some(keywords) = self.keywords else { return Ok(()) };
        let limit = keywords.next(start).unwrap_or(self.bytes.len());
        let mut inner = Vec::new();
        loop {
            let step = self.rest(self.pos).iter().position(|byte| class(*byte).matters_to_braces());
            let at = step.map_or(self.bytes.len(), |step| self.pos + step);
            if at >= limit {
                inner.reverse();
                self.entered = inner;
                self.pos = start + 1;
                return Ok(());
            }
            self.pos = at;
            match class(self.byte(at)) {
                Class::OpenBrace => inner.push(at),
                Class::CloseBrace if inner.pop().is_none() => return self.close(at),
                Class::CloseBrace => {}
                Class::Slash => self.slash(at).map(drop)?,
                Class::Quote => self.quote(at).map(drop)?,
                _ => match self.raw_prefix(at) {
                    Some((first, hashes)) => self.raw_string(first, at, hashes)?,
                    None => self.string(at, at)?,
                },
            }
            self.pos = self.pos.max(at + 1);
        }
    }

    /// Where the raw string with the quote at `quote` begins, and how many `#` it has; nothing if the string is not raw.
    fn raw_prefix(&self, quote: usize) -> Option<(usize, usize)> {
        let before = self.bytes.get(..quote)?;
        let hashes = before.iter().rev().take_while(|byte| **byte == b'#').count();
        let word = before.get(..quote - hashes)?;
        let is_letter = |byte: &&u8| matches!(class(**byte), Class::Ident | Class::Digit | Class::Wide);
        let letters = word.iter().rev().take(3).take_while(is_letter).count();
        let first = word.len() - letters;
        self.is_raw(word.get(first..)?).then_some((first, hashes))
    }
}
