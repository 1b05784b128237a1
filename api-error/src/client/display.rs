//! A failure as one line for logs and terminals.

use core::fmt::{self, Display, Write};

use super::ApiFailure;
use crate::ErrorStatus;
use crate::hostile::is_hostile;

/// The largest number of characters.
const LIMIT: usize = 500;

/// `409 out_of_stock: There are only 2 left. (type: validation_error, param: count, request id: req_1)`
impl Display for ApiFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = Line { out: f, left: LIMIT };
        // A line that is full is complete.
        match write(self, &mut line) {
            Err(fmt::Error) if line.left == 0 => Ok(()),
            result => result,
        }
    }
}

fn write(failure: &ApiFailure, line: &mut Line<'_, '_>) -> fmt::Result {
    let status = failure.status();
    write!(line, "{}", status.as_u16())?;
    if let Some(code) = failure.code() {
        write!(line, " {code}")?;
    }
    match (failure.message(), failure.code()) {
        (Some(message), _) => write!(line, ": {message}")?,
        (None, Some(_)) => {}
        (None, None) => match ErrorStatus::try_from(status) {
            Ok(status) => write!(line, " {}", status.title())?,
            Err(_) => line.write_str(" unexpected response")?,
        },
    }
    let facts = [("type", failure.sent_type()), ("param", failure.param()), ("request id", failure.request_id())];
    let mut before = " (";
    for (name, value) in facts.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        write!(line, "{before}{name}: {value}")?;
        before = ", ";
    }
    if before == ", " { line.write_str(")") } else { Ok(()) }
}

/// Escapes what would break the line or deceive its reader, and ends at the limit.
struct Line<'a, 'f> {
    out: &'a mut fmt::Formatter<'f>,
    left: usize,
}

impl Write for Line<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for ch in text.chars() {
            if is_hostile(ch) {
                for ch in ch.escape_default() {
                    self.write_plain(ch)?;
                }
            } else {
                self.write_plain(ch)?;
            }
        }
        Ok(())
    }
}

impl Line<'_, '_> {
    fn write_plain(&mut self, ch: char) -> fmt::Result {
        self.left = self.left.checked_sub(1).ok_or(fmt::Error)?;
        self.out.write_char(ch)
    }
}
