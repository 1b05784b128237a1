//! Groups without a keyword: only their end is looked for, which is several times as fast as lexing them.

use super::class::{Class, class};
use super::{LexError, Lexer};

impl Lexer<'_> {
    /// Goes to the closing brace of the group that opens at `start`. If a keyword is in the way, it goes back and remembers
    /// the groups that have it, so that no byte is looked at more than twice.
    pub(super) fn skip_group(&mut self, start: usize) -> Result<(), LexError> {
        let Some(keywords) = self.keywords else { return Ok(()) };
        let limit = keywords.next(start).unwrap_or(self.bytes.len());
        let depth = self.open.len();
        while self.open.len() >= depth {
            let step = self.rest(self.pos).iter().position(|byte| class(*byte).is_structural());
            let at = step.map_or(self.bytes.len(), |step| self.pos + step);
            if at >= limit {
                self.entered = self.open.drain(depth..).map(|(at, _)| at).rev().collect();
                self.pos = start + 1;
                return Ok(());
            }
            self.pos = at;
            self.skip_structure(at, depth)?;
        }
        Ok(())
    }

    /// One delimiter, string, character or comment.
    fn skip_structure(&mut self, at: usize, depth: usize) -> Result<(), LexError> {
        match class(self.byte(at)) {
            Class::Open => {
                self.open.push((at, 0));
                self.pos += 1;
            }
            Class::Close if self.open.len() == depth => self.close(at)?,
            Class::Close => {
                self.closed(at)?;
                self.pos += 1;
            }
            Class::Slash => {
                self.slash(at)?;
            }
            Class::String => match self.raw_prefix(at) {
                Some((first, hashes)) => self.raw_string(first, at, hashes)?,
                None => self.string(at, at)?,
            },
            _ => {
                self.quote(at)?;
            }
        }
        Ok(())
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
