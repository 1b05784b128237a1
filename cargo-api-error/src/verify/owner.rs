//! A type that the compiler knows, under the package, target, module and place that the scan knows.

use std::path::Path;

use super::CompiledEnum;
use super::harness::Member;
use super::program::Program;
use crate::scan::Location;
use crate::workspace::Workspace;

/// A compiled type with its place in the workspace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Owned {
    pub(super) package: String,
    /// `lib`, `bin:NAME`, ..
    pub(super) target: String,
    /// The module inside the crate, without `r#`.
    pub(super) module: Vec<String>,
    /// Where the derive or the macro invocation is; nothing for files that a build writes.
    pub(super) location: Option<Location>,
    pub(super) item: CompiledEnum,
}

/// Nothing for a type of a crate that was not scanned.
pub(super) fn owned(
    workspace: &Workspace,
    program: &Program,
    members: &[Member<'_>],
    mut item: CompiledEnum,
) -> Option<Owned> {
    let mut segments = item.module.split("::").map(|segment| segment.trim_start_matches("r#").to_owned());
    let krate = segments.next()?;
    let module: Vec<String> = segments.collect();
    let (package, target, file) = match &program.target {
        Some(copied) if program.name == krate => {
            let own = copied.label.split_once(':').map_or(copied.label.as_str(), |(_, name)| name).replace('-', "_");
            item.module = std::iter::once(own).chain(module.iter().cloned()).collect::<Vec<_>>().join("::");
            let is_root = program.file.ends_with(&item.file) || Path::new(&item.file) == program.file;
            let file = if is_root { copied.file.clone() } else { item.file.clone().into() };
            (copied.package.clone(), copied.label.clone(), file)
        }
        _ => {
            let member = members.iter().find(|member| member.library.as_deref() == Some(krate.as_str()))?;
            (member.name().to_owned(), "lib".to_owned(), item.file.clone().into())
        }
    };
    let location = place(workspace, &file, item.line, item.column);
    Some(Owned { package, target, module, location, item })
}

/// Relative to the root, as the scan names files; what stands elsewhere, or in the target folder, has no stable name.
fn place(workspace: &Workspace, file: &Path, line: usize, column: usize) -> Option<Location> {
    let generated = file.starts_with(workspace.metadata.target_directory.as_std_path());
    let relative = file.strip_prefix(&workspace.root).ok().filter(|_| !generated)?;
    Some(Location { file: relative.to_string_lossy().replace('\\', "/"), line, column })
}
