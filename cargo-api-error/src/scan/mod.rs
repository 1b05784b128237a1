//! Finds the error types in the source of a workspace.

mod built_in;
mod cfg;
mod children;
mod error;
mod file;
mod generated;
mod graph;
mod ident;
mod item;
mod job;
mod keywords;
mod lexer;
mod locator;
mod merge;
mod modules;
mod names;
mod rename_main;
mod report;
mod source;
mod tokens;
mod unit;
mod walk;

pub use built_in::{BuiltIn, BuiltInUse};
pub use cfg::{NotAPredicate, Predicate};
pub use error::ScanError;
pub(crate) use names::{FileNames, normalize};
pub(crate) use rename_main::{RENAMED, rename_main};
pub use report::{Hidden, Location, Scan, ScanFinding, ScannedEnum, ScannedShape, VariantSite};

use crate::workspace::{Package, Target, TargetKind, Workspace};
use job::Job;
use unit::Unit;

/// The parser is recursive. This stack is large enough for the deepest item that the scanner passes to it.
const STACK: usize = 64 << 20;

/// Scans the selected packages.
pub fn scan(workspace: &Workspace) -> Result<Scan, Vec<ScanError>> {
    let units = units(workspace, &workspace.packages);
    let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK).build().map_err(|error| {
        vec![ScanError::at(Location::start_of("Cargo.toml"), format!("cannot start threads: {error}"))]
    })?;
    let files = graph::read(&units, &pool);
    // Of the other packages only their macros matter; the mistakes of members are reported when they are selected.
    let others = self::units(workspace, &workspace.libraries);
    let elsewhere = graph::read(&others, &pool);
    let generated = pool.install(|| generated::find((&units, &files), (&others, &elsewhere)));
    merge::merge(&units, files, generated)
}

/// Scans one text of the given edition as if it were the root of a library without any other file.
///
/// Call it on a thread with a stack of 64 MiB: the parser recurses over what nests up to the scanner's limit.
pub fn scan_text(text: &str, edition: u16) -> Result<Scan, Vec<ScanError>> {
    let dir = std::path::PathBuf::from("/text");
    let unit = Unit {
        package: "text".to_owned(),
        label: "lib".to_owned(),
        root: dir.join("lib.rs"),
        names: FileNames { root: dir.clone(), package: "text".to_owned(), package_dir: dir },
        test: false,
        c_strings: edition >= 2021,
    };
    let file = file::read_text(&unit, Job::root(0, &unit.root), text);
    merge::merge(&[unit], vec![file], (Vec::new(), Vec::new()))
}

fn units(workspace: &Workspace, packages: &[Package]) -> Vec<Unit> {
    let targets = packages.iter().flat_map(|package| package.targets.iter().map(move |it| (package, it)));
    targets.map(|(package, target)| unit(workspace, package, target)).collect()
}

fn unit(workspace: &Workspace, package: &Package, target: &Target) -> Unit {
    Unit {
        package: package.name.clone(),
        label: target.label(),
        root: target.src_path.clone(),
        names: FileNames {
            root: workspace.root.clone(),
            package: package.name.clone(),
            package_dir: package.dir.clone(),
        },
        test: matches!(target.kind, TargetKind::Test | TargetKind::Bench),
        c_strings: target.edition >= 2021,
    }
}
