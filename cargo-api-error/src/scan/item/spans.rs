//! Converts places in an item to places in its file.

use proc_macro2::{LineColumn, Span};

use super::super::error::ScanError;
use crate::location::Location;

/// Where the item's first token is.
#[derive(Debug)]
pub(super) struct Spans {
    pub(super) start: Location,
}

impl Spans {
    /// Where the span begins.
    pub(super) fn location(&self, span: Span) -> Location {
        let (line, column) = self.map(span.start());
        Location { file: self.start.file.clone(), line, column }
    }

    /// An error from the first token of `start` to the last of `end`.
    pub(super) fn error(&self, start: Span, end: Span, message: String) -> ScanError {
        ScanError::at(self.location(start), message).until(self.map(end.end()))
    }

    // The parser counts lines from 1 and columns from 0. Line 0 means that there is no place.
    fn map(&self, at: LineColumn) -> (usize, usize) {
        match at.line {
            0 => (self.start.line, self.start.column),
            1 => (self.start.line, self.start.column + at.column),
            line => (self.start.line + line - 1, at.column + 1),
        }
    }
}
