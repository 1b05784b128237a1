//! Reads the text of a source file, as the compiler would see it.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use memchr::memmem;

/// A file's identity, the same for all its names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FileId {
    /// Device and inode.
    #[cfg(unix)]
    Inode(u64, u64),
    /// The canonical path, where the system has no inodes.
    #[cfg(not(unix))]
    Canonical(std::path::PathBuf),
}

impl FileId {
    /// The identity of a text that is not in a file.
    pub(crate) fn text() -> Self {
        #[cfg(unix)]
        return Self::Inode(0, 0);
        #[cfg(not(unix))]
        return Self::Canonical(std::path::PathBuf::new());
    }

    #[cfg(unix)]
    #[allow(clippy::unnecessary_wraps, reason = "elsewhere the identity needs the file system")]
    fn of(_: &Path, metadata: &std::fs::Metadata) -> io::Result<Self> {
        use std::os::unix::fs::MetadataExt as _;
        Ok(Self::Inode(metadata.dev(), metadata.ino()))
    }

    #[cfg(not(unix))]
    fn of(path: &Path, _: &std::fs::Metadata) -> io::Result<Self> {
        path.canonicalize().map(Self::Canonical)
    }
}

/// A file that was read.
#[derive(Debug)]
pub(crate) struct SourceFile<'b> {
    pub(crate) id: FileId,
    pub(crate) bytes: &'b [u8],
}

/// The first byte that is not UTF-8, and its line and column.
#[derive(Debug)]
pub(crate) struct NotUtf8 {
    pub(crate) offset: usize,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl<'b> SourceFile<'b> {
    /// Reads a file into `buffer`, which can be reused for the next file.
    pub(crate) fn read(path: &Path, buffer: &'b mut Vec<u8>) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let metadata = file.metadata()?;
        let length = fill(&mut file, usize::try_from(metadata.len()).unwrap_or(0), buffer)?;
        Ok(Self { id: FileId::of(path, &metadata)?, bytes: buffer.get(..length).unwrap_or_default() })
    }

    /// The text without byte order mark and shebang, and with `\n` instead of `\r\n`. Line numbers stay the same.
    pub(crate) fn text(&self) -> Result<Cow<'b, str>, NotUtf8> {
        std::str::from_utf8(self.bytes).map(cleaned).map_err(|error| {
            let offset = error.valid_up_to();
            let before = String::from_utf8_lossy(self.bytes.get(..offset).unwrap_or_default());
            let (line, column) = Lines::new(&before).locate(before.len());
            NotUtf8 { offset, line, column }
        })
    }
}

/// Reads the whole file without asking the system for its size again, and returns its length.
fn fill(file: &mut File, size: usize, buffer: &mut Vec<u8>) -> io::Result<usize> {
    let mut length = 0;
    loop {
        if buffer.len() <= length.max(size) {
            buffer.resize(length.max(size) + (16 << 10), 0);
        }
        match file.read(buffer.get_mut(length..).unwrap_or_default()) {
            Ok(0) => return Ok(length),
            Ok(more) if length + more == size => return Ok(size),
            Ok(more) => length += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn cleaned(text: &str) -> Cow<'_, str> {
    let mut text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.starts_with("#!") && !is_inner_attribute(text) {
        text = text.find('\n').and_then(|end| text.get(end..)).unwrap_or_default();
    }
    match memmem::find(text.as_bytes(), b"\r\n") {
        Some(_) => text.replace("\r\n", "\n").into(),
        None => text.into(),
    }
}

/// `#![..]`, with white space and comments wherever Rust allows them, is not a shebang.
fn is_inner_attribute(text: &str) -> bool {
    let mut rest = text.strip_prefix("#!").unwrap_or_default();
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("//") {
            rest = comment.split_once('\n').map_or("", |(_, after)| after);
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else {
            return rest.starts_with('[');
        }
    }
}

/// Converts byte offsets to lines and columns. Offsets in ascending order cost one pass over the text.
#[derive(Debug)]
pub(crate) struct Lines<'t> {
    text: &'t str,
    /// The last place, and its line.
    last: (usize, usize),
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, last: (0, 1) }
    }

    /// Line and column (in characters), both from 1.
    pub(crate) fn locate(&mut self, offset: usize) -> (usize, usize) {
        let (start, line) = if self.last.0 <= offset { self.last } else { (0, 1) };
        let between = self.text.as_bytes().get(start..offset).unwrap_or_default();
        let line = line + memchr::memchr_iter(b'\n', between).count();
        self.last = (offset, line);
        let before = self.text.get(..offset).unwrap_or(self.text);
        (line, before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, cleaned};

    #[test]
    fn mark_shebang_and_line_ends_go_and_lines_stay() {
        assert_eq!(cleaned("\u{feff}#!/usr/bin/env run\r\nmod a;\r\n"), "\nmod a;\n");
        assert_eq!(cleaned("#![allow(x)]\n"), "#![allow(x)]\n");
        assert_eq!(cleaned("#! // c\n/* d */ [allow(x)]\n"), "#! // c\n/* d */ [allow(x)]\n");
    }

    #[test]
    fn columns_count_characters() {
        let text = "a\näö b";
        let mut lines = Lines::new(text);
        let places = [7, 0, 1, 2, 7].map(|offset| lines.locate(offset));
        assert_eq!(places, [(2, 4), (1, 1), (1, 2), (2, 1), (2, 4)]);
    }
}
