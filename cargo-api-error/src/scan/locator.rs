//! Turns byte offsets in one text into places in its file.

use super::error::ScanError;
use super::report::Location;
use super::source::Lines;

/// The places of one file.
#[derive(Debug)]
pub(crate) struct Locator<'t> {
    /// The name of the file.
    pub(crate) name: String,
    lines: Lines<'t>,
}

impl<'t> Locator<'t> {
    pub(crate) fn new(name: String, text: &'t str) -> Self {
        Self { name, lines: Lines::new(text) }
    }

    pub(crate) fn locate(&mut self, offset: usize) -> Location {
        let (line, column) = self.lines.locate(offset);
        Location { file: self.name.clone(), line, column }
    }

    pub(crate) fn error(&mut self, span: (usize, usize), message: impl Into<String>) -> ScanError {
        let (start, end) = (self.locate(span.0), self.locate(span.1));
        ScanError::at(start, message).until((end.line, end.column))
    }
}
