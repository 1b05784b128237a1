//! Writes files completely or not at all. Does not touch a file that already has the content.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use crate::failure::Failure;
use crate::text;

/// The result of writing a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It has new content.
    Changed,
    /// It had that content already, whatever its line ends; its time stamps stay.
    Unchanged,
}

/// Writes a file by way of a temporary one beside it, in a folder that is made if need be. What is no regular file, a
/// pipe or a device, is written to as it is.
pub fn write(path: &Path, text: &str) -> Result<Written, Failure> {
    if fs::metadata(path).is_ok_and(|old| !old.is_file() && !old.is_dir()) {
        return fs::write(path, text).map(|()| Written::Changed).map_err(|error| failure("write", path, &error));
    }
    if text::read(path).is_ok_and(|old| old == text::plain(text)) {
        return Ok(Written::Unchanged);
    }
    replace(path, text, Durability::Synced).map_err(|error| failure("write", path, &error))?;
    Ok(Written::Changed)
}

/// Writes one of many files that a later run can write again, over a text that the caller has compared. It does not
/// wait for the disk.
pub fn write_again(path: &Path, text: &str) -> Result<(), Failure> {
    replace(path, text, Durability::Left).map_err(|error| failure("write", path, &error))
}

/// Writes one of many files that a later run can write again, where the caller has seen none. It is written at its place, so
/// a run that is killed can leave a part of it: the next run finds another text than it wants, and replaces it.
pub fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    let open = || File::options().write(true).create_new(true).open(path);
    let file = open().or_else(|error| match (error.kind(), path.parent()) {
        (io::ErrorKind::NotFound, Some(folder)) => fs::create_dir_all(folder).and_then(|()| open()),
        _ => Err(error),
    });
    let written = match file {
        Ok(mut file) => file.write_all(text.as_bytes()).inspect_err(|_| {
            // What is left of a full disk is of no use; the error says what happened.
            let _ = fs::remove_file(path);
        }),
        // A link that leads nowhere, or a file that cannot be read.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => replace(path, text, Durability::Left),
        Err(error) => Err(error),
    };
    written.map_err(|error| failure("write", path, &error))
}

/// Whether a file is on the disk before it replaces the old one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Durability {
    Synced,
    /// To the system. After a power failure the file may be empty.
    Left,
}

/// Writes the file that a person named, in a folder that exists: a slip in its name makes no folders.
pub fn write_named(path: &Path, text: &str) -> Result<Written, Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        let fact = format!("cannot write `{}`: there is no folder `{}`", path.display(), folder.display());
        return Err(Failure::incomplete(fact).help("create it first"));
    }
    write(path, text)
}

fn replace(path: &Path, text: &str, durability: Durability) -> io::Result<()> {
    // A link stays a link, and its target changes.
    let is_link = fs::symlink_metadata(path).is_ok_and(|old| old.is_symlink());
    let target = if is_link { fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()) } else { path.to_owned() };
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // The file is opened and written here, because the errors of `tempfile` show a name that the user does not know.
    let open = |path: &Path| File::options().write(true).create_new(true).open(path);
    let temporary = || tempfile::Builder::new().prefix(".api-error-").make_in(folder, open);
    let mut file = temporary().or_else(|error| match error.kind() {
        io::ErrorKind::NotFound => fs::create_dir_all(folder).and_then(|()| temporary()),
        _ => Err(error),
    })?;
    file.as_file_mut().write_all(text.as_bytes())?;
    if let Ok(old) = fs::metadata(&target) {
        file.as_file().set_permissions(old.permissions())?;
    }
    if durability == Durability::Synced {
        file.as_file().sync_all()?;
    }
    file.persist(&target)?;
    Ok(())
}

/// Reads a text file.
pub fn read(path: &Path) -> Result<String, Failure> {
    text::read(path).map_err(|error| failure("read", path, &error))
}

/// Reads a text file that need not exist.
pub fn read_optional(path: &Path) -> Result<Option<String>, Failure> {
    match text::read(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failure("read", path, &error)),
    }
}

fn failure(verb: &str, path: &Path, error: &io::Error) -> Failure {
    Failure::incomplete(format!("cannot {verb} `{}`: {error}", path.display()))
}
