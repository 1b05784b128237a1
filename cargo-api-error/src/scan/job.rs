//! A file to read, and why.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::ScanError;
use super::modules::{Dir, Owner};
use super::scope::Scope;
use super::source::FileId;
use super::unit::Unit;
use crate::location::Location;

/// A file to read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Job {
    /// The number of the unit.
    pub(crate) unit: usize,
    pub(crate) file: PathBuf,
    pub(crate) owner: Owner,
    /// The module that the file is or belongs to.
    pub(crate) scope: Scope,
    /// The files that led here.
    pub(crate) chain: Option<Arc<Link>>,
    /// The place that names the file; `None` for a root.
    pub(crate) declared: Option<Declared>,
    /// The file matters only if it has the helper attribute.
    pub(crate) expression: bool,
}

/// The place that names a file, and the line and column where it ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Declared {
    pub(crate) start: Location,
    pub(crate) end: (usize, usize),
}

/// A file and those that led to it.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) id: FileId,
    pub(crate) name: Arc<str>,
    pub(crate) depth: usize,
    pub(crate) parent: Option<Arc<Link>>,
}

impl Job {
    /// The root file of a unit.
    pub(crate) fn root(unit: usize, file: &Path) -> Self {
        Self { unit, file: file.to_owned(), ..Self::default() }
    }

    /// The scope of the file's own items.
    pub(crate) fn dir(&self) -> Dir {
        Dir { path: self.folder().to_owned(), owner: self.owner.clone() }
    }

    /// The folder of the file.
    pub(crate) fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(Path::new(""))
    }

    /// The number of files that led here.
    pub(crate) fn depth(&self) -> usize {
        self.chain.as_ref().map_or(0, |link| link.depth)
    }

    /// The names of the files from the one with `id` to here and back, if it led here.
    pub(crate) fn cycle(&self, id: &FileId, unit: &Unit) -> Option<String> {
        let chain = || std::iter::successors(self.chain.as_deref(), |link| link.parent.as_deref());
        let first = chain().position(|link| link.id == *id)?;
        let mut names: Vec<_> = chain().take(first + 1).map(|link| format!("`{}`", link.name)).collect();
        names.reverse();
        Some(format!("{} -> `{}`", names.join(" -> "), unit.names.name(&self.file)))
    }

    /// An error about the file as a whole.
    pub(crate) fn error(&self, unit: &Unit, message: String) -> ScanError {
        match self.declared.clone() {
            Some(Declared { start, end }) => ScanError::at(start, message).until(end),
            None => ScanError::at(Location::start_of(unit.names.name(&self.file)), message),
        }
    }
}
