//! Limits how much an answer repeats of a request: the value of a field, a text that an error makes at run time.

use core::fmt::{self, Display, Write};

/// The largest number of bytes that the value of one field adds to a message, a param or a header.
pub(crate) const LIMIT: usize = 256;

/// Writes the value of a field: at most [`LIMIT`] bytes of it.
pub(crate) fn field<W: Write + ?Sized>(value: &dyn Display, out: &mut W) -> fmt::Result {
    within(LIMIT, out, |out| write!(out, "{value}"))
}

/// Writes at most that many bytes, and cuts off the rest.
pub(crate) fn within<W: Write + ?Sized>(
    limit: usize,
    out: &mut W,
    write: impl FnOnce(&mut Limited<'_, W>) -> fmt::Result,
) -> fmt::Result {
    let mut limited = Limited { out, left: limit, full: false };
    let written = write(&mut limited);
    if limited.full { Ok(()) } else { written }
}

/// The last boundary between characters that is not beyond the limit.
pub(crate) fn boundary(text: &str, limit: usize) -> usize {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// Passes on what is written to it. Fails at the limit, so that the value stops formatting itself.
pub(crate) struct Limited<'a, W: ?Sized> {
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
}
