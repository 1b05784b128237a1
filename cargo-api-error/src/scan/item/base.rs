//! Places in a candidate to places in its file.

use proc_macro2::{LineColumn, Span};

use super::super::{Location, ScanError};

/// Where the candidate's first token stands.
#[derive(Debug)]
pub(crate) struct Base {
    start: Location,
}

impl Base {
    pub(crate) fn new(start: Location) -> Self {
        Self { start }
    }

    /// Where the span begins.
    pub(crate) fn location(&self, span: Span) -> Location {
        let (line, column) = self.map(span.start());
        Location { file: self.start.file.clone(), line, column }
    }

    /// An error from the first token of `start` to the last of `end`.
    pub(crate) fn error(&self, start: Span, end: Span, message: String) -> ScanError {
        ScanError::at(self.location(start), message).until(self.map(end.end()))
    }

    // The parser counts lines from 1 and columns from 0; line 0 is no place at all.
    fn map(&self, at: LineColumn) -> (usize, usize) {
        match at.line {
            0 => (self.start.line, self.start.column),
            1 => (self.start.line, self.start.column + at.column),
            line => (self.start.line + line - 1, at.column + 1),
        }
    }
}
