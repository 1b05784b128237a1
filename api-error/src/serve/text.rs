//! Makes foreign text safe for a log: printable, on one line, limited in length.

use core::fmt::{self, Display, Write};

use crate::hostile::is_hostile;

/// Prints a value for a log: at most `limit` bytes of it, with hostile characters escaped as in Rust source.
pub(crate) struct Logged<T> {
    pub(crate) value: T,
    pub(crate) limit: usize,
}

impl<T: Display> Display for Logged<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Escaping { out: f, left: self.limit, full: false };
        // If the value fails, the text ends there: the log must not fail too.
        let _ = write!(out, "{}", self.value);
        if out.full { f.write_str("…") } else { Ok(()) }
    }
}

/// Escapes the text that is written to it. Fails at the limit, so that the value stops formatting itself.
struct Escaping<'a, W: ?Sized> {
    out: &'a mut W,
    left: usize,
    full: bool,
}

impl<W: Write + ?Sized> Write for Escaping<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for ch in text.chars() {
            if ch.len_utf8() > self.left {
                self.full = true;
                return Err(fmt::Error);
            }
            self.left -= ch.len_utf8();
            if is_hostile(ch) {
                write!(self.out, "{}", ch.escape_default())?;
            } else {
                self.out.write_char(ch)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn a_log_line_stays_one_line() {
        let logged = Logged { value: "a\r\nb\u{1b}[31m\u{0}\u{202e}é", limit: 64 }.to_string();
        assert_eq!(logged, r"a\r\nb\u{1b}[31m\u{0}\u{202e}é");
    }

    #[test]
    fn a_log_value_is_cut_between_characters() {
        assert_eq!(Logged { value: "ééé", limit: 5 }.to_string(), "éé…");
        assert_eq!(Logged { value: "abc", limit: 3 }.to_string(), "abc");
    }
}
