//! Where the file of `mod name;` is: the compiler's rules for folders, `#[path]` and blocks.

use std::path::{Path, PathBuf};

/// Where the file modules of a scope are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dir {
    /// The folder that `#[path]` starts from.
    pub(crate) path: PathBuf,
    pub(crate) owner: Owner,
}

/// Who the file modules of a scope belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// A `mod.rs`, a crate root or a file named by `#[path]`: its modules are its siblings.
    Folder,
    /// `name.rs`: its modules are in `name/`.
    File(String),
    /// A block, where only `#[path]` names a file.
    Block,
}

/// Why `mod name;` names no file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoFile {
    Missing(PathBuf, PathBuf),
    Both(PathBuf, PathBuf),
    InBlock,
}

impl Dir {
    /// The scope of a whole file.
    pub(crate) fn of_file(file: &Path, owner: Owner) -> Self {
        Self { path: file.parent().map(Path::to_owned).unwrap_or_default(), owner }
    }

    /// The scope of a block.
    pub(crate) fn block(&self) -> Self {
        Self { path: self.path.clone(), owner: Owner::Block }
    }

    /// The scope of `mod name { .. }`; on an inline module `#[path]` names a folder.
    pub(crate) fn inline(&self, name: &str, path: Option<&str>) -> Self {
        if let Some(path) = path {
            return Self { path: self.path.join(path), owner: Owner::Folder };
        }
        match &self.owner {
            Owner::File(stem) => Self { path: self.path.join(stem).join(name), owner: Owner::Folder },
            owner => Self { path: self.path.join(name), owner: owner.clone() },
        }
    }

    /// The file of `mod name;` and what its own modules belong to.
    pub(crate) fn resolve(&self, name: &str, path: Option<&str>) -> Result<(PathBuf, Owner), NoFile> {
        if let Some(path) = path {
            return Ok((self.path.join(path), Owner::Folder));
        }
        let folder = match &self.owner {
            Owner::Folder => self.path.clone(),
            Owner::File(stem) => self.path.join(stem),
            Owner::Block => return Err(NoFile::InBlock),
        };
        let (file, nested) = (folder.join(format!("{name}.rs")), folder.join(name).join("mod.rs"));
        match (file.is_file(), nested.is_file()) {
            (true, false) => Ok((file, Owner::File(name.to_owned()))),
            (false, true) => Ok((nested, Owner::Folder)),
            (true, true) => Err(NoFile::Both(file, nested)),
            (false, false) => Err(NoFile::Missing(file, nested)),
        }
    }
}

/// Gives files the names under which people know them.
#[derive(Clone, Debug)]
pub(crate) struct Namer {
    pub(crate) root: PathBuf,
    pub(crate) package: String,
    pub(crate) package_dir: PathBuf,
}

impl Namer {
    /// Relative to the workspace root, else `pkg:NAME/..` relative to the package's folder.
    pub(crate) fn name(&self, path: &Path) -> String {
        self.name_as_written(&normalize(path))
    }

    /// Like `name`, with `..` kept.
    pub(crate) fn name_as_written(&self, path: &Path) -> String {
        match path.strip_prefix(&self.root) {
            Ok(inside) => slashes(inside),
            Err(_) => format!("pkg:{}/{}", self.package, slashes(&relative(&self.package_dir, path))),
        }
    }
}

/// Resolves `.` and `..` by the names alone.
pub(crate) fn normalize(path: &Path) -> PathBuf {
    use std::path::Component;
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(normal.components().next_back(), Some(Component::Normal(_))) => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

fn relative(base: &Path, path: &Path) -> PathBuf {
    let shared = base.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    let up = base.components().skip(shared).map(|_| "..");
    up.map(PathBuf::from).chain(path.components().skip(shared).map(|part| PathBuf::from(part.as_os_str()))).collect()
}

fn slashes(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{Dir, Namer, Owner};

    #[test]
    fn inline_modules_extend_the_folder() {
        let file = Dir::of_file(Path::new("/w/src/a.rs"), Owner::File("a".to_owned()));
        assert_eq!(file.inline("b", None), Dir { path: PathBuf::from("/w/src/a/b"), owner: Owner::Folder });
        assert_eq!(file.inline("b", Some("c")).path, PathBuf::from("/w/src/c"));
        assert_eq!(file.block().inline("b", None).owner, Owner::Block);
    }

    #[test]
    fn files_outside_the_workspace_are_named_by_their_package() {
        let namer = Namer { root: "/w".into(), package: "p".to_owned(), package_dir: "/x/p".into() };
        assert_eq!(namer.name(Path::new("/w/a/./src/../b.rs")), "a/b.rs");
        assert_eq!(namer.name(Path::new("/x/p/src/lib.rs")), "pkg:p/src/lib.rs");
        assert_eq!(namer.name(Path::new("/x/q/c.rs")), "pkg:p/../q/c.rs");
    }
}
