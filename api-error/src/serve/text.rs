//! Makes foreign text safe for a log: printable, on one line, limited in length.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt::{self, Display, Write};

use crate::hostile::is_hostile;

/// Whether a text has no hostile character. Most texts are printable ASCII, which is quick to see.
fn is_harmless(text: &str) -> bool {
    // Without an early exit, the compiler makes vector comparisons of it.
    let is_printable = text.bytes().fold(true, |printable, byte| printable & matches!(byte, b' '..=b'~'));
    is_printable || !text.contains(is_hostile)
}

/// The largest number of bytes of one value that a log line shows.
pub(crate) const LOG_LIMIT: usize = 1024;

/// A value as text for a log line: at most [`LOG_LIMIT`] bytes of it, with hostile characters escaped as in Rust source.
pub(crate) fn for_log(value: impl Display) -> String {
    let mut out = Escaping { out: String::new(), left: LOG_LIMIT, full: false };
    // If the value fails, the text ends there: the log must not fail too.
    let _ = write!(out, "{value}");
    if out.full {
        out.out.push('…');
    }
    out.out
}

/// A text for a log line, without a copy if there is nothing to change.
pub(crate) fn str_for_log(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.len() <= LOG_LIMIT && is_harmless(&text) { text } else { Cow::Owned(for_log(text)) }
}

/// Escapes the text that is written to it. Fails at the limit, so that the value stops formatting itself.
struct Escaping {
    out: String,
    left: usize,
    full: bool,
}

impl Write for Escaping {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.len() <= self.left && is_harmless(text) {
            self.left -= text.len();
            self.out.push_str(text);
            return Ok(());
        }
        for ch in text.chars() {
            if ch.len_utf8() > self.left {
                self.full = true;
                return Err(fmt::Error);
            }
            self.left -= ch.len_utf8();
            if is_hostile(ch) {
                self.out.extend(ch.escape_default());
            } else {
                self.out.push(ch);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_line_stays_one_line() {
        assert_eq!(for_log("a\r\nb\u{1b}[31m\u{0}\u{202e}é"), r"a\r\nb\u{1b}[31m\u{0}\u{202e}é");
    }

    #[test]
    fn nothing_invisible_stays_invisible() {
        for (name, ch) in [
            ("zero-width space", '\u{200b}'),
            ("zero-width joiner", '\u{200d}'),
            ("word joiner", '\u{2060}'),
            ("Arabic letter mark", '\u{61c}'),
            ("right-to-left isolate", '\u{2067}'),
            ("soft hyphen", '\u{ad}'),
            ("Mongolian vowel separator", '\u{180e}'),
            ("Hangul filler", '\u{3164}'),
            ("variation selector", '\u{fe0f}'),
            ("tag", '\u{e0041}'),
            ("variation selector of plane 14", '\u{e0100}'),
            ("interlinear annotation", '\u{fff9}'),
        ] {
            assert!(for_log(ch).is_ascii(), "{name}");
        }
        assert_eq!(for_log("naïve Ω 漢字 🦀"), "naïve Ω 漢字 🦀");
    }

    #[test]
    fn a_log_value_is_cut_between_characters() {
        let long = "é".repeat(LOG_LIMIT);
        assert_eq!(for_log(&long), ["é".repeat(LOG_LIMIT / 2).as_str(), "…"].concat());
        assert_eq!(str_for_log(Cow::Borrowed(&long)), for_log(&long));
        assert!(matches!(str_for_log(Cow::Borrowed("abc")), Cow::Borrowed("abc")));
    }
}
