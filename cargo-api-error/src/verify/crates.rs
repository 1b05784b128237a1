//! A type that the compiler knows, under the package, target and module that the scan knows.

use super::compiled::CompiledEnum;
use super::harness::Member;
use super::program::Program;

/// A compiled type with its place in the workspace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Owned {
    pub(super) package: String,
    /// `lib`, `bin:NAME`, ..
    pub(super) target: String,
    /// The module inside the crate, without `r#`.
    pub(super) module: Vec<String>,
    pub(super) item: CompiledEnum,
}

/// Nothing for a type of a crate that was not scanned.
pub(super) fn owned(program: &Program, members: &[Member<'_>], mut item: CompiledEnum) -> Option<Owned> {
    let mut segments = item.module.split("::").map(|segment| segment.trim_start_matches("r#").to_owned());
    let krate = segments.next()?;
    let module: Vec<String> = segments.collect();
    let (package, target) = match &program.target {
        Some((package, target)) if program.name == krate => {
            let own = target.split_once(':').map_or(target.as_str(), |(_, name)| name).replace('-', "_");
            item.module = std::iter::once(own).chain(module.iter().cloned()).collect::<Vec<_>>().join("::");
            (package.clone(), target.clone())
        }
        _ => {
            let member = members.iter().find(|member| member.library.as_deref() == Some(krate.as_str()))?;
            (member.name().to_owned(), "lib".to_owned())
        }
    };
    Some(Owned { package, target, module, item })
}
