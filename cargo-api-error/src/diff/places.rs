//! Finds the place of a change: in the source, or else in a lock.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, ErrorPath, SourceLocation};
use crate::comparison::Change;
use crate::location::Location;

/// A file with a line per code.
#[derive(Clone, Copy, Debug)]
pub struct Listing<'a> {
    /// Its path, or the name that messages give it.
    pub file: &'a str,
    /// The line of each code, from 1; empty if the file is not a lock.
    pub lines: &'a BTreeMap<String, usize>,
}

/// The places at which a report can point.
#[derive(Clone, Copy, Debug)]
pub struct Places<'a> {
    /// The new side, with lines.
    pub new: &'a Catalog,
    /// The file for codes that the source does not have: the old side's, or the lock if that is not in the working tree.
    pub shown: Listing<'a>,
    /// The old side's file, when it is not in the working tree.
    pub elsewhere: Option<Listing<'a>>,
}

impl Places<'_> {
    /// The variant in the source if there is one, else the line of the code, or the line where it would be inserted.
    pub(super) fn location(&self, change: &Change) -> Location {
        self.source(change).unwrap_or_else(|| {
            let line = change.code.as_deref().map_or(1, |code| self.shown.line(code));
            Location { file: self.shown.file.into(), line, column: 1 }
        })
    }

    /// The old side's line of the code, when no file of the working tree has it.
    pub(super) fn note(&self, change: &Change) -> Option<String> {
        let code = change.code.as_deref()?;
        if self.source(change).is_some() || self.shown.lines.contains_key(code) {
            return None;
        }
        let old = self.elsewhere?;
        let line = old.lines.get(code)?;
        Some(format!("it was at {}:{line}", old.file))
    }

    fn source(&self, change: &Change) -> Option<Location> {
        let by_path = |path: &ErrorPath| {
            let mut variants = self.new.errors.iter().flat_map(|entry| &entry.variants);
            variants.find(|variant| variant.path == *path)?.source.as_ref()
        };
        if change.of_body {
            return self.new.body.source.as_ref().and_then(location);
        }
        let code = change.code.as_deref().unwrap_or_default();
        let of_code = || self.new.get(code)?.variants.iter().find_map(|variant| variant.source.as_ref());
        change.variants.iter().find_map(by_path).or_else(of_code).and_then(location)
    }
}

impl Listing<'_> {
    /// The line of a code, or of the one that would follow it; the last line if none would.
    fn line(&self, code: &str) -> usize {
        let mut from_here = self.lines.range(code.to_owned()..);
        from_here.next().or_else(|| self.lines.last_key_value()).map_or(1, |(_, line)| *line)
    }
}

fn location(source: &SourceLocation) -> Option<Location> {
    Some(Location { file: source.file.clone(), line: source.line?, column: source.column.unwrap_or(1) })
}
