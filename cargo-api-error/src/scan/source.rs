//! A path in, the text of a source file out, as the compiler would see it.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use memchr::memmem;

/// A file's identity whatever name it was reached by.
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
    /// The identity of a text that is no file.
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
    /// As it is on the disk; see [`cleaned`].
    pub(crate) text: &'b str,
}

/// Why there is no text.
#[derive(Debug)]
pub(crate) enum SourceError {
    Io(io::Error),
    /// The first byte that is not UTF-8, and its line and column.
    NotUtf8 {
        offset: usize,
        line: usize,
        column: usize,
    },
}

impl From<io::Error> for SourceError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl<'b> SourceFile<'b> {
    /// Reads a file into `buffer`, which may be used for one file after the other.
    pub(crate) fn read(path: &Path, buffer: &'b mut Vec<u8>) -> Result<Self, SourceError> {
        let mut file = File::open(path)?;
        let metadata = file.metadata()?;
        let size = usize::try_from(metadata.len()).unwrap_or(0);
        let length = fill(&mut file, size, buffer)?;
        let bytes = buffer.get(..length).unwrap_or_default();
        let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
        Ok(Self { id: FileId::of(path, &metadata)?, text })
    }
}

/// Fills the buffer without asking the system for the file's size again; the answer is how much of it is the file.
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

fn not_utf8(bytes: &[u8], offset: usize) -> SourceError {
    let before = String::from_utf8_lossy(bytes.get(..offset).unwrap_or_default());
    let (line, column) = Lines::new(&before).locate(&before, before.len());
    SourceError::NotUtf8 { offset, line, column }
}

/// Drops the byte order mark and the shebang, turns `\r\n` into `\n`; lines stay lines.
pub(crate) fn cleaned(text: &str) -> Cow<'_, str> {
    let mut text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.starts_with("#!") && !is_inner_attribute(text) {
        text = text.find('\n').and_then(|end| text.get(end..)).unwrap_or_default();
    }
    match memmem::find(text.as_bytes(), b"\r\n") {
        Some(_) => text.replace("\r\n", "\n").into(),
        None => text.into(),
    }
}

/// `#![..]`, with white space and comments wherever Rust allows them, is no shebang.
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

/// Byte offsets to lines and columns.
#[derive(Debug)]
pub(crate) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    pub(crate) fn new(text: &str) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        Self { starts: std::iter::once(0).chain(ends).collect() }
    }

    /// Line and column (in characters), both from 1.
    pub(crate) fn locate(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        (line, text.get(start..offset).map_or(0, |before| before.chars().count()) + 1)
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
        let lines = Lines::new(text);
        assert_eq!(lines.locate(text, 0), (1, 1));
        assert_eq!(lines.locate(text, 2), (2, 1));
        assert_eq!(lines.locate(text, 7), (2, 4));
    }
}
