//! A file to read, and why.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::modules::{Dir, Owner};
use super::report::Location;
use super::source::FileId;
use super::walk::Scope;

/// A file to read.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    /// The number of the unit.
    pub(crate) unit: usize,
    pub(crate) file: PathBuf,
    pub(crate) owner: Owner,
    /// The module that the file is or belongs to.
    pub(crate) scope: Scope,
    /// The files that led here.
    pub(crate) chain: Option<Arc<Link>>,
    /// Where the file is named, and the line and column behind that; nothing for a root.
    pub(crate) declared: Option<(Location, (usize, usize))>,
    /// The macro whose body or input names the file.
    pub(crate) in_macro: Option<Arc<str>>,
    /// The file matters only if the helper attribute is in it.
    pub(crate) expression: bool,
}

/// A file and those that led to it.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) id: FileId,
    pub(crate) name: String,
    pub(crate) depth: usize,
    pub(crate) parent: Option<Arc<Link>>,
}

impl Job {
    /// The root file of a unit.
    pub(crate) fn root(unit: usize, file: &Path) -> Self {
        Self {
            unit,
            file: file.to_owned(),
            owner: Owner::Folder,
            scope: Scope::default(),
            chain: None,
            declared: None,
            in_macro: None,
            expression: false,
        }
    }

    /// The scope of the file's own items.
    pub(crate) fn dir(&self) -> Dir {
        Dir::of_file(&self.file, self.owner.clone())
    }

    /// The folder of the file.
    pub(crate) fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(Path::new(""))
    }

    /// How many files led here.
    pub(crate) fn depth(&self) -> usize {
        self.chain.as_ref().map_or(0, |link| link.depth)
    }

    /// The names of the files from the one with `id` to here and back, if it led here.
    pub(crate) fn cycle(&self, id: &FileId, name: &str) -> Option<String> {
        let mut names = vec![name];
        let mut link = self.chain.as_deref();
        while let Some(found) = link {
            names.push(&found.name);
            if found.id == *id {
                names.reverse();
                return Some(names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" -> "));
            }
            link = found.parent.as_deref();
        }
        None
    }

    /// Where to point when the file itself cannot be read.
    pub(crate) fn declared(&self, name: &str) -> (Location, (usize, usize)) {
        let root = || (Location { file: name.to_owned(), line: 1, column: 1 }, (1, 2));
        self.declared.clone().unwrap_or_else(root)
    }
}
