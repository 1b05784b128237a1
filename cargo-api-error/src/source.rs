//! The selected packages in, everything a command needs to know about them out.

use std::collections::BTreeSet;
use std::fs;

use crate::args::Selection;
use crate::baseline::Shelf;
use crate::catalog::Catalog;
use crate::config::Config;
use crate::failure::Failure;
use crate::gate::outside;
use crate::scan::Scan;
use crate::talk::Talk;

/// The working tree.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where the lock and its neighbours are.
    pub shelf: Shelf,
    /// The workspace's own decisions.
    pub config: Config,
    /// Every error type.
    pub scan: Scan,
    /// Their catalog, with lines.
    pub catalog: Catalog,
    /// The crates of the workspace that were not selected: what the lock holds of them is not judged.
    pub unselected: BTreeSet<String>,
}

impl Source {
    /// Finds the workspace and scans it.
    ///
    /// # Errors
    /// When there is no workspace, a package does not exist, a file cannot be read, or the configuration is wrong.
    pub fn load(_selection: &Selection, _talk: Talk) -> Result<Self, Failure> {
        Err(Failure::incomplete("cannot scan yet"))
    }

    /// What of an old side concerns the selected packages.
    #[must_use]
    pub fn scope(&self, old: &Catalog) -> Catalog {
        let mut old = old.clone();
        old.errors.retain(|entry| !outside(entry, &self.unselected));
        old
    }

    /// The names of the hand-written pages, without extension, where the configuration names a folder.
    #[must_use]
    pub fn pages(&self) -> Option<BTreeSet<String>> {
        let folder = self.shelf.root.join(self.config.pages.as_ref()?);
        let files = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        let name = |file: fs::DirEntry| Some(file.file_name().to_str()?.strip_suffix(".md")?.to_owned());
        Some(files.filter_map(name).collect())
    }
}
