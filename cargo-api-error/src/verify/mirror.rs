//! Mirrors a folder tree: the caller can write some files, and all others are links.
//!
//! The copy of a program's root is at the same place as the original, so that its relative paths work.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Names that are never linked: cargo reads the manifests of outer folders, and writes the others.
const LEFT_OUT: [&str; 4] = ["Cargo.toml", "Cargo.lock", ".cargo", ".git"];

/// Mirrors `original` as `mirror`. `free` are the files that the caller writes, relative to both; `left_out` is a folder of
/// the original that the mirror does without.
pub(super) fn mirror(original: &Path, mirror: &Path, free: &BTreeSet<PathBuf>, left_out: &Path) -> io::Result<()> {
    let folders: BTreeSet<&Path> = free.iter().flat_map(|file| file.ancestors().skip(1)).collect();
    for folder in &folders {
        let (from, to) = (original.join(folder), mirror.join(folder));
        let is_ours = |name: &OsStr| {
            let place = folder.join(name);
            free.contains(&place) || folders.contains(place.as_path())
        };
        fs::create_dir_all(&to)?;
        for entry in fs::read_dir(&to)? {
            let (path, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
            let original = from.join(&name);
            // A link that is already correct stays, so that cargo sees no change.
            let stays = match fs::read_link(&path) {
                Ok(target) => !is_ours(&name) && target == original && original.exists(),
                Err(_) => is_ours(&name) || !original.exists(),
            };
            if !stays && path.is_dir() && !path.is_symlink() {
                fs::remove_dir_all(path)?;
            } else if !stays {
                fs::remove_file(path)?;
            }
        }
        for entry in fs::read_dir(&from)? {
            let (path, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
            let link = to.join(&name);
            let skipped = path == left_out || LEFT_OUT.iter().any(|left_out| name == *left_out);
            if !is_ours(&name) && !skipped && !link.is_symlink() {
                symlink(&path, &link)?;
            }
        }
    }
    Ok(())
}

#[cfg(unix)]
fn symlink(original: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(original, link)
}

#[cfg(windows)]
fn symlink(original: &Path, link: &Path) -> io::Result<()> {
    if original.is_dir() {
        std::os::windows::fs::symlink_dir(original, link)
    } else {
        std::os::windows::fs::symlink_file(original, link)
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn free_files_are_written_beside_links_and_the_original_stays() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let (from, to) = (dir.path().join("from"), dir.path().join("to"));
        fs::create_dir_all(from.join("app/src/deep")).expect("writable");
        fs::create_dir_all(from.join("target")).expect("writable");
        for file in ["Cargo.toml", "app/Cargo.toml", "app/src/main.rs", "app/src/a.rs", "app/src/deep/b.rs"] {
            fs::write(from.join(file), file).expect("writable");
        }
        let read = |file: &str| fs::read_to_string(to.join(file)).unwrap_or_default();
        let free = |files: &[&str]| files.iter().map(PathBuf::from).collect::<BTreeSet<_>>();

        mirror(&from, &to, &free(&["app/src/main.rs"]), &from.join("target")).expect("links");
        fs::write(to.join("app/src/main.rs"), "copy").expect("writable");
        assert_eq!(read("app/src/main.rs"), "copy");
        assert_eq!(
            (read("app/src/a.rs"), read("app/src/deep/b.rs")),
            ("app/src/a.rs".into(), "app/src/deep/b.rs".into())
        );
        assert!(!to.join("Cargo.toml").exists() && !to.join("app/Cargo.toml").exists() && !to.join("target").exists());

        // Another file is free, and one is gone.
        fs::remove_file(from.join("app/src/a.rs")).expect("writable");
        mirror(&from, &to, &free(&["app/src/deep/b.rs"]), &from.join("target")).expect("links");
        fs::write(to.join("app/src/deep/b.rs"), "copy").expect("writable");
        assert_eq!((read("app/src/main.rs"), read("app/src/a.rs")), ("app/src/main.rs".into(), String::new()));
        let original = fs::read_to_string(from.join("app/src/deep/b.rs")).expect("still there");
        assert_eq!(original, "app/src/deep/b.rs");
    }
}
