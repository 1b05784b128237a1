//! The mistakes that prevent a scan from completing, each with its place.

use super::report::Location;

/// One reason why there is no complete catalog.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ScanError {
    /// Where the fault begins.
    pub location: Location,
    /// Line and column, from 1, just after the fault.
    pub end: (usize, usize),
    /// The fact.
    pub message: String,
    /// How to fix it.
    pub help: Vec<String>,
    /// Context.
    pub notes: Vec<String>,
}

impl ScanError {
    /// An error that points at one character.
    pub(crate) fn at(location: Location, message: impl Into<String>) -> Self {
        let end = (location.line, location.column + 1);
        Self { location, end, message: message.into(), help: Vec::new(), notes: Vec::new() }
    }

    pub(crate) fn until(mut self, end: (usize, usize)) -> Self {
        self.end = end;
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }
}
