//! Finds the package, target, module and place of a compiled type.

use std::path::{Path, PathBuf};

use super::CompiledEnum;
use super::harness::Harness;
use super::member::Member;
use super::program::Program;
use crate::location::Location;
use crate::scan::{FileNames, normalize};

/// A compiled type with its place in the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Owned {
    pub(super) package: String,
    /// `lib`, `bin:NAME`, ..
    pub(super) target: String,
    /// The module inside the crate, without `r#`.
    pub(super) module: Vec<String>,
    /// The place of the derive or the macro invocation; `None` for files that a build writes.
    pub(super) location: Option<Location>,
    pub(super) item: CompiledEnum,
}

/// `None` for a type of a crate that was not scanned.
pub(super) fn owned(harness: &Harness<'_>, program: &Program<'_>, mut item: CompiledEnum) -> Option<Owned> {
    let mut segments = item.module.split("::").map(|segment| segment.trim_start_matches("r#").to_owned());
    let krate = segments.next()?;
    let module: Vec<String> = segments.collect();
    let by_library = |member: &&Member<'_>| member.library.as_deref() == Some(krate.as_str());
    let (member, target) = match &program.target {
        Some(copied) if program.name == krate => {
            let own = std::iter::once(copied.target.name.replace('-', "_"));
            item.module = own.chain(module.iter().cloned()).collect::<Vec<_>>().join("::");
            (copied.member, copied.target.label())
        }
        _ => (harness.members.iter().find(by_library)?, "lib".to_owned()),
    };
    if !member.selected.targets.iter().any(|selected| selected.label() == target) {
        return None;
    }
    let location = place(harness, member, &original(harness, program, &item.file), &item);
    Some(Owned { package: member.name().to_owned(), target, module, location, item })
}

/// The file in the workspace that a file of the harness is or replaces.
fn original(harness: &Harness<'_>, program: &Program<'_>, file: &str) -> PathBuf {
    let file = normalize(&harness.dir.join(file));
    let mirrored = program.target.as_ref().and_then(|copied| {
        let inside = file.strip_prefix(&copied.tree).ok()?;
        Some(copied.original.join(inside))
    });
    mirrored.unwrap_or(file)
}

/// The file's name in the scan. Files in the target folder have no stable name.
fn place(harness: &Harness<'_>, member: &Member<'_>, file: &Path, item: &CompiledEnum) -> Option<Location> {
    if file.starts_with(harness.workspace.metadata.target_directory.as_std_path()) {
        return None;
    }
    let (root, package_dir) = (harness.workspace.root.clone(), member.dir().to_owned());
    let names = FileNames { root, package: member.name().to_owned(), package_dir };
    Some(Location { file: names.name(file).into(), line: item.line, column: item.column })
}
