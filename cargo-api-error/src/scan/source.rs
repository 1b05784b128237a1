//! A path in, the text of a source file out, as the compiler would see it.

use std::fs::File;
use std::io::{self, Read as _};
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
}

/// A file that was read.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) id: FileId,
    /// Without byte order mark and shebang (replaced by spaces, so that columns stay), line ends normalised.
    pub(crate) text: String,
}

/// Why there is no text.
#[derive(Debug)]
pub(crate) enum SourceError {
    Io(io::Error),
    /// The first byte that is not UTF-8, and the line and column where it stands.
    NotUtf8 {
        offset: usize,
        line: usize,
        column: usize,
    },
}

impl Source {
    pub(crate) fn read(path: &Path) -> Result<Self, SourceError> {
        let mut file = File::open(path).map_err(SourceError::Io)?;
        let metadata = file.metadata().map_err(SourceError::Io)?;
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0).saturating_add(1));
        file.read_to_end(&mut bytes).map_err(SourceError::Io)?;
        let id = identity(path, &metadata).map_err(SourceError::Io)?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(error.as_bytes().get(..offset).unwrap_or_default()).into_owned();
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            let line = before.matches('\n').count() + 1;
            let column = before.get(line_start..).map_or(0, |text| text.chars().count()) + 1;
            SourceError::NotUtf8 { offset, line, column }
        })?;
        Ok(Self { id, text: clean(text) })
    }
}

#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "elsewhere the identity needs the file system")]
fn identity(_: &Path, metadata: &std::fs::Metadata) -> io::Result<FileId> {
    use std::os::unix::fs::MetadataExt as _;
    Ok(FileId::Inode(metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(path: &Path, _: &std::fs::Metadata) -> io::Result<FileId> {
    path.canonicalize().map(FileId::Canonical)
}

/// Drops the byte order mark, blanks the shebang line, turns `\r\n` into `\n`.
pub(crate) fn clean(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    if text.starts_with("#!") && !is_inner_attribute(&text) {
        let end = text.find('\n').unwrap_or(text.len());
        text.replace_range(..end, "");
    }
    if memmem::find(text.as_bytes(), b"\r\n").is_some() {
        text = text.replace("\r\n", "\n");
    }
    text
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
    use super::{Lines, clean};

    #[test]
    fn mark_shebang_and_line_ends_go_and_lines_stay() {
        assert_eq!(clean("\u{feff}#!/usr/bin/env run\r\nmod a;\r\n".to_owned()), "\nmod a;\n");
        assert_eq!(clean("#![allow(x)]\n".to_owned()), "#![allow(x)]\n");
        assert_eq!(clean("#! // c\n/* d */ [allow(x)]\n".to_owned()), "#! // c\n/* d */ [allow(x)]\n");
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
