//! Turns byte offsets in one text into places in its file.

use std::sync::Arc;

use super::error::ScanError;
use crate::location::Location;

/// The places of one file. Offsets in ascending order cost one pass over the text.
#[derive(Debug)]
pub(crate) struct Locator<'t> {
    /// The name of the file.
    pub(crate) name: Arc<str>,
    text: &'t str,
    /// The last offset, and its line.
    last: (usize, usize),
}

impl<'t> Locator<'t> {
    pub(crate) fn new(name: String, text: &'t str) -> Self {
        Self { name: name.into(), text, last: (0, 1) }
    }

    /// The place of an offset; columns are in characters.
    pub(crate) fn locate(&mut self, offset: usize) -> Location {
        let (start, line) = if self.last.0 <= offset { self.last } else { (0, 1) };
        let between = self.text.as_bytes().get(start..offset).unwrap_or_default();
        let line = line + memchr::memchr_iter(b'\n', between).count();
        self.last = (offset, line);
        let before = self.text.get(..offset).unwrap_or(self.text);
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        Location { file: self.name.clone(), line, column }
    }

    /// The lines on which a range begins and ends.
    pub(crate) fn lines(&mut self, span: (usize, usize)) -> (usize, usize) {
        (self.locate(span.0).line, self.locate(span.1).line)
    }

    pub(crate) fn error(&mut self, span: (usize, usize), message: impl Into<String>) -> ScanError {
        let (start, end) = (self.locate(span.0), self.locate(span.1));
        ScanError::at(start, message).until((end.line, end.column))
    }
}

#[cfg(test)]
mod tests {
    use super::Locator;

    #[test]
    fn columns_count_characters() {
        let text = "a\näö b";
        let mut locator = Locator::new("file".to_owned(), text);
        let places = [7, 0, 1, 2, 7].map(|offset| locator.locate(offset)).map(|place| (place.line, place.column));
        assert_eq!(places, [(2, 4), (1, 1), (1, 2), (2, 1), (2, 4)]);
    }
}
