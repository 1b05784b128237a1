//! Limits how much an answer repeats of a request: the value of a field, a text that an error makes at run time.

use alloc::borrow::Cow;
use core::fmt::{self, Display, Write};

use crate::template;

/// The largest number of bytes that the value of one field adds to a message, a param or a header.
pub(crate) const LIMIT: usize = 256;

/// Writes the value of a field: at most [`LIMIT`] bytes of it.
pub(crate) fn field<W: Write + ?Sized>(value: &dyn Display, out: &mut W) -> fmt::Result {
    let mut limited = Limited { out, left: LIMIT, full: false };
    let written = write!(limited, "{value}");
    if limited.full { Ok(()) } else { written }
}

/// Writes a text that was made of a template whose values cannot be limited one by one.
pub(crate) fn whole(
    template: &str,
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> fmt::Result,
) -> fmt::Result {
    let mut limited = Limited { out, left: limit_of(template), full: false };
    let written = write(&mut limited);
    if limited.full { Ok(()) } else { written }
}

/// Cuts a text that an error made at run time. A text that is the template itself is not cut.
pub(crate) fn cut<'a>(text: Cow<'a, str>, template: &str) -> Cow<'a, str> {
    if text.len() <= LIMIT || text == template {
        return text;
    }
    let end = boundary(&text, limit_of(template));
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(..end).unwrap_or_default()),
        Cow::Owned(mut text) => {
            text.truncate(end);
            Cow::Owned(text)
        }
    }
}

/// The length of the fixed text, and as much as the fields can add.
fn limit_of(template: &str) -> usize {
    let fixed = template::unescape(template).len();
    match template::count(template) {
        0 => fixed.max(LIMIT),
        fields => fixed + fields * LIMIT,
    }
}

/// The last boundary between characters that is not beyond the limit.
fn boundary(text: &str, limit: usize) -> usize {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// Passes on what is written to it. Fails at the limit, so that the value stops formatting itself.
struct Limited<'a, W: ?Sized> {
    out: &'a mut W,
    left: usize,
    full: bool,
}

impl<W: Write + ?Sized> Write for Limited<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.len() <= self.left {
            self.left -= text.len();
            return self.out.write_str(text);
        }
        self.full = true;
        let end = boundary(text, self.left);
        self.left = 0;
        self.out.write_str(text.get(..end).unwrap_or_default())?;
        Err(fmt::Error)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    #[test]
    fn a_field_is_cut_between_characters() {
        let mut out = String::new();
        assert!(field(&"é".repeat(200), &mut out).is_ok());
        assert_eq!(out, "é".repeat(128));
        let mut out = String::new();
        assert!(field(&format_args!("{}{}", "a".repeat(255), "é"), &mut out).is_ok());
        assert_eq!(out, "a".repeat(255));
    }

    #[test]
    fn a_fixed_text_is_not_cut() {
        let fixed = "a".repeat(1000);
        assert_eq!(cut(Cow::Borrowed(&fixed), &fixed), fixed);
        assert_eq!(cut(Cow::Borrowed(&fixed), &[&fixed, "{{"].concat()), fixed);
        assert_eq!(cut(Cow::Borrowed(&fixed), "another").len(), LIMIT);
        assert_eq!(cut(Cow::Owned(fixed), "No {name:?}{{}}.").len(), "No {}.".len() + LIMIT);
    }
}
