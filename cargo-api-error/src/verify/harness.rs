//! Writes the workspace of programs that print the types of the members: one for all libraries, one per other target.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::lock;
use super::manifest;
use super::member::{Member, key};
use super::mirror::mirror;
use super::program::{Copied, Program};
use crate::scan::{Scan, rename_main};
use crate::workspace::{TargetKind, Workspace};

/// The workspace of the programs.
#[derive(Debug)]
pub(super) struct Harness<'w> {
    pub(super) workspace: &'w Workspace,
    pub(super) scan: &'w Scan,
    pub(super) members: &'w [Member<'w>],
    /// Its folder.
    pub(super) dir: PathBuf,
    /// A part of the programs' names that is different in every workspace.
    pub(super) id: String,
}

impl<'w> Harness<'w> {
    /// Writes manifests and programs.
    pub(super) fn write(&self, patches: &str) -> io::Result<Vec<Program<'w>>> {
        let mut programs: Vec<Program<'w>> = self.libraries()?.into_iter().collect();
        for (number, member) in self.members.iter().enumerate() {
            programs.extend(self.copies(number, member)?);
        }
        let packages: BTreeSet<&Path> = programs.iter().map(|program| program.package.as_path()).collect();
        let packages = packages.iter().filter_map(|package| package.strip_prefix(&self.dir).ok());
        let packages: Vec<String> = packages.map(|package| package.to_string_lossy().into_owned()).collect();
        for program in &programs {
            write_file(&program.file, &program.text())?;
        }
        write_file(&self.dir.join("Cargo.toml"), &(manifest::workspace(&packages) + patches))?;
        lock::copy(&self.workspace.root, &self.dir)?;
        Ok(programs)
    }

    /// The program that links all libraries.
    fn libraries(&self) -> io::Result<Option<Program<'w>>> {
        let libraries = || self.members.iter().enumerate().filter(|(_, member)| member.library.is_some());
        if libraries().next().is_none() {
            return Ok(None);
        }
        let name = format!("verify_{}_libraries", self.id);
        let package = self.dir.join("libraries");
        write_file(&package.join("Cargo.toml"), &manifest::libraries(&name, libraries()))?;
        let source = libraries().map(|(number, _)| format!("use member{number} as _;")).collect::<Vec<_>>().join("\n");
        let file = package.join("src/main.rs");
        Ok(Some(Program { name, package, file, source, runtime: "::runtime".to_owned(), target: None }))
    }

    /// One program per target of a member that is not a library, even if the scan found nothing there.
    fn copies(&self, number: usize, member: &'w Member<'w>) -> io::Result<Vec<Program<'w>>> {
        let library = format!("verify_{}_{number}", self.id);
        let tree = self.dir.join(format!("targets{number}"));
        // Relative paths may leave the package, but rarely the workspace.
        let dir = member.dir();
        let original = if dir.starts_with(&self.workspace.root) { self.workspace.root.as_path() } else { dir };
        let inside = dir.strip_prefix(original).unwrap_or(dir);
        let others = member.selected.targets.iter().filter(|it| it.kind != TargetKind::Lib).enumerate();
        let copies = others.filter_map(|(at, target)| {
            let file = target.src_path.strip_prefix(original).ok()?;
            let source = rename_main(&target.src_path, target.edition).filter(|_| member.builds(target))?;
            Some(Program {
                name: format!("{library}_{at}"),
                package: tree.join(inside),
                file: tree.join(file),
                source,
                runtime: format!("::{}", key(member.runtime).replace('-', "_")),
                target: Some(Copied { member, target, tree: tree.clone(), original: original.to_owned() }),
            })
        });
        let copies: Vec<Program<'w>> = copies.collect();
        if !copies.is_empty() {
            let own = [inside.join("Cargo.toml"), inside.join(manifest::EMPTY)];
            let roots = copies.iter().filter_map(|program| program.file.strip_prefix(&tree).ok().map(Path::to_owned));
            let free: BTreeSet<PathBuf> = own.iter().cloned().chain(roots).collect();
            mirror(original, &tree, &free, self.workspace.metadata.target_directory.as_std_path())?;
            let [manifest, empty] = own;
            write_file(&tree.join(manifest), &manifest::copies(member, &library, &copies))?;
            write_file(&tree.join(empty), "")?;
        }
        Ok(copies)
    }
}

/// Writes a file unless it has this text already, so that cargo sees no change where there is none.
fn write_file(path: &Path, text: &str) -> io::Result<()> {
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, text)
}
