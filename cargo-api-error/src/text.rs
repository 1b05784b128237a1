//! Text as it was before an editor, a shell or git converted it: without byte order mark, lines that end with `\n`.

use std::borrow::Cow;
use std::path::Path;
use std::{fs, io};

use memchr::memmem;

/// The text with line ends of one kind; lines stay lines.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match memmem::find(text.as_bytes(), b"\r\n") {
        Some(_) => text.replace("\r\n", "\n").into(),
        None => text.into(),
    }
}

/// Reads a text file.
pub(crate) fn read(path: &Path) -> io::Result<String> {
    Ok(plain(&fs::read_to_string(path)?).into_owned())
}
