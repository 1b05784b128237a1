//! Finds the file of `mod name;` by the compiler's rules for folders, `#[path]` and blocks.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// The folders in which the file modules of a scope are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dir {
    /// The folder that `#[path]` starts from.
    pub(crate) path: PathBuf,
    pub(crate) owner: Owner,
}

/// The owner of the file modules of a scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Owner {
    /// A `mod.rs`, a crate root or a file named by `#[path]`: its modules are its siblings.
    #[default]
    Folder,
    /// `name.rs`: its modules are in `name/`.
    File(String),
    /// A block, where only `#[path]` names a file.
    Block,
}

/// Why there is no file for `mod name;`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoFile {
    Missing(PathBuf, PathBuf),
    Both(PathBuf, PathBuf),
    InBlock,
}

impl Dir {
    /// The scope of a block.
    pub(crate) fn block(&self) -> Self {
        Self { path: self.path.clone(), owner: Owner::Block }
    }

    /// The scope of `mod name { .. }`. On an inline module, `#[path]` names a folder.
    pub(crate) fn inline(&self, name: &str, path: Option<&str>) -> Self {
        if let Some(path) = path {
            return Self { path: self.path.join(path), owner: Owner::Folder };
        }
        match &self.owner {
            Owner::File(stem) => Self { path: self.path.join(stem).join(name), owner: Owner::Folder },
            owner => Self { path: self.path.join(name), owner: owner.clone() },
        }
    }

    /// The file of `mod name;` without `#[path]`, and the owner of its own modules.
    pub(crate) fn resolve(&self, name: &str, folders: &mut Folders) -> Result<(PathBuf, Owner), NoFile> {
        let folder = match &self.owner {
            Owner::Folder => self.path.clone(),
            Owner::File(stem) => self.path.join(stem),
            Owner::Block => return Err(NoFile::InBlock),
        };
        let (file, nested) = (folder.join(format!("{name}.rs")), folder.join(name).join("mod.rs"));
        match folders.which(&folder, name, &file, &nested) {
            (true, false) => Ok((file, Owner::File(name.to_owned()))),
            (false, true) => Ok((nested, Owner::Folder)),
            (true, true) => Err(NoFile::Both(file, nested)),
            (false, false) => Err(NoFile::Missing(file, nested)),
        }
    }
}

/// The content of folders. Each folder is listed once, which is cheaper than to ask for every file.
#[derive(Debug, Default)]
pub(crate) struct Folders {
    /// The entries of each folder, and whether they are certainly files.
    listed: HashMap<PathBuf, HashMap<OsString, bool>>,
}

impl Folders {
    /// Which of `folder/name.rs` and `folder/name/mod.rs` exist.
    fn which(&mut self, folder: &Path, name: &str, file: &Path, nested: &Path) -> (bool, bool) {
        let entries = match self.listed.get(folder) {
            Some(entries) => entries,
            None => self.listed.entry(folder.to_owned()).or_insert_with(|| list(folder)),
        };
        let listed = file.file_name().and_then(|name| entries.get(name));
        let found = (listed.is_some_and(|is_file| *is_file || file.is_file()), entries.contains_key(OsStr::new(name)));
        match found {
            (true, false) => found,
            (is_file, true) => (is_file, nested.is_file()),
            // The file system may find a file under a name that the list does not have.
            (false, false) => (file.is_file(), nested.is_file()),
        }
    }
}

fn list(folder: &Path) -> HashMap<OsString, bool> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries.map(|entry| (entry.file_name(), entry.file_type().is_ok_and(|kind| kind.is_file()))).collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{Dir, Owner};

    #[test]
    fn inline_modules_extend_the_folder() {
        let file = Dir { path: PathBuf::from("/w/src"), owner: Owner::File("a".to_owned()) };
        assert_eq!(file.inline("b", None), Dir { path: PathBuf::from("/w/src/a/b"), owner: Owner::Folder });
        assert_eq!(file.inline("b", Some("c")).path, PathBuf::from("/w/src/c"));
        assert_eq!(file.block().inline("b", None).owner, Owner::Block);
    }
}
