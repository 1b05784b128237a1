//! Turns a path into the name of the file in reports.

use std::path::{Component, Path, PathBuf};

/// Names the files of one package.
#[derive(Clone, Debug)]
pub(crate) struct FileNames {
    /// The workspace's folder.
    pub(crate) root: PathBuf,
    pub(crate) package: String,
    pub(crate) package_dir: PathBuf,
}

impl FileNames {
    /// The path relative to the workspace root; outside of it, `pkg:NAME/..` with the path relative to the package's
    /// folder.
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

/// Resolves `.` and `..` without looking at the file system.
pub(crate) fn normalize(path: &Path) -> PathBuf {
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
    let up = base.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(path.components().skip(shared)).collect()
}

fn slashes(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::FileNames;

    #[test]
    fn files_outside_the_workspace_are_named_by_their_package() {
        let names = FileNames { root: "/w".into(), package: "p".to_owned(), package_dir: "/x/p".into() };
        assert_eq!(names.name(Path::new("/w/a/./src/../b.rs")), "a/b.rs");
        assert_eq!(names.name(Path::new("/x/p/src/lib.rs")), "pkg:p/src/lib.rs");
        assert_eq!(names.name(Path::new("/x/q/c.rs")), "pkg:p/../q/c.rs");
    }
}
