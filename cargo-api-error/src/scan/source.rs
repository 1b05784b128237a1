//! Reads the text of a source file, as the compiler would see it.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use ra_ap_rustc_lexer::strip_shebang;

use crate::text;

/// A file's identity, the same for all its names: device and inode, or where the system has no inodes, the canonical path.
/// The default is the identity of a text that is not in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FileId(#[cfg(unix)] (u64, u64), #[cfg(not(unix))] std::path::PathBuf);

impl FileId {
    #[cfg(unix)]
    #[allow(clippy::unnecessary_wraps, reason = "elsewhere the identity needs the file system")]
    fn of(_: &Path, metadata: &std::fs::Metadata) -> io::Result<Self> {
        use std::os::unix::fs::MetadataExt as _;
        Ok(Self((metadata.dev(), metadata.ino())))
    }

    #[cfg(not(unix))]
    fn of(path: &Path, _: &std::fs::Metadata) -> io::Result<Self> {
        path.canonicalize().map(Self)
    }
}

/// A file that was read.
#[derive(Debug)]
pub(crate) struct SourceFile<'b> {
    pub(crate) id: FileId,
    pub(crate) bytes: &'b [u8],
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
    /// If it is not UTF-8, the error is the text before the first wrong byte.
    pub(crate) fn text(&self) -> Result<Cow<'b, str>, Cow<'b, str>> {
        std::str::from_utf8(self.bytes)
            .map(cleaned)
            .map_err(|error| String::from_utf8_lossy(self.bytes.get(..error.valid_up_to()).unwrap_or_default()))
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

fn cleaned(written: &str) -> Cow<'_, str> {
    let written = written.strip_prefix('\u{feff}').unwrap_or(written);
    text::plain(written.get(strip_shebang(written).unwrap_or(0)..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::cleaned;

    #[test]
    fn mark_shebang_and_line_ends_go_and_lines_stay() {
        assert_eq!(cleaned("\u{feff}#!/usr/bin/env run\r\nmod a;\r\n"), "\nmod a;\n");
        assert_eq!(cleaned("#![allow(x)]\n"), "#![allow(x)]\n");
        assert_eq!(cleaned("#! // c\n/* d */ [allow(x)]\n"), "#! // c\n/* d */ [allow(x)]\n");
    }
}
