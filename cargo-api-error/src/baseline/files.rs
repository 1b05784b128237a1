//! The files of a workspace's contract.

use std::path::{Path, PathBuf};

use super::contract::parse_lock;
use crate::failure::Failure;
use crate::lock::{Lock, RELEASED_FILE};
use crate::write;

/// Where the lock of a workspace is; the files that belong to it are in the same folder.
#[derive(Clone, Debug)]
pub struct ContractFiles {
    /// The workspace root.
    pub root: PathBuf,
    /// The lock, relative to the root.
    pub lock: PathBuf,
    /// Whether the command line named the lock, whatever the configuration says.
    pub named: bool,
    /// The branch that changes are merged into.
    pub merge_base: Option<String>,
}

impl ContractFiles {
    /// A file in the folder of the lock, relative to the root.
    #[must_use]
    pub fn beside(&self, name: &str) -> PathBuf {
        self.lock.with_file_name(name)
    }

    /// The lock's path in reports and in git, with `/`.
    #[must_use]
    pub fn lock_name(&self) -> String {
        slashes(&self.lock)
    }

    /// The lock of the working tree.
    ///
    /// # Errors
    /// When it does not exist or cannot be read.
    pub fn lock(&self) -> Result<Lock, Failure> {
        self.lock_if_any()?.ok_or_else(|| {
            Failure::incomplete(format!("there is no `{}`", self.lock.display()))
                .help("`cargo api-error init` creates it, `cargo api-error lock` updates it")
        })
    }

    /// The lock of the working tree, if there is one.
    ///
    /// # Errors
    /// When it exists and cannot be read.
    pub fn lock_if_any(&self) -> Result<Option<Lock>, Failure> {
        self.optional(&self.lock)
    }

    /// The lock of the last release, if there was one.
    ///
    /// # Errors
    /// When it exists and cannot be read.
    pub fn released(&self) -> Result<Option<Lock>, Failure> {
        // No command can write it again.
        let restore = |failure: Failure| match failure.place {
            Some(_) => failure.help("restore the file from git"),
            None => failure,
        };
        self.optional(&self.beside(RELEASED_FILE)).map_err(restore)
    }

    fn optional(&self, path: &Path) -> Result<Option<Lock>, Failure> {
        let text = write::read_optional(&self.root.join(path))?;
        text.map(|text| parse_lock(&path.display().to_string(), &text)).transpose()
    }
}

pub(super) fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
