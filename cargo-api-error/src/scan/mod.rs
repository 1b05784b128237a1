//! Workspace source in, error enums and findings out.

mod error;
mod file;
mod generated;
mod graph;
mod ident;
mod interest;
mod item;
mod lexer;
mod merge;
mod modules;
mod outline;
mod predicate;
mod rename_main;
mod report;
mod source;
mod tokens;
mod walk;

pub use error::ScanError;
pub(crate) use modules::{Namer, normalize};
pub(crate) use predicate::World;
pub use predicate::{Known, Predicate};
pub(crate) use rename_main::{RENAMED, rename_main};
pub use report::{Hidden, Location, Scan, ScanFinding, ScannedEnum, VariantSite};

use crate::workspace::{Package, Target, TargetKind, Workspace};
use graph::Unit;

/// The parser recurses; on a stack of this size it survives more than the scanner lets it see.
const STACK: usize = 64 << 20;

/// Scans the selected packages.
///
/// # Errors
///
/// Everything that keeps the catalog from being complete, sorted by place: files that cannot be read or lexed, modules
/// without a file, attributes that the derive would refuse.
pub fn scan(workspace: &Workspace) -> Result<Scan, Vec<ScanError>> {
    let units = units(workspace, &workspace.packages);
    let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK).build().map_err(|error| {
        let location = Location { file: "Cargo.toml".to_owned(), line: 1, column: 1 };
        vec![ScanError::at(location, format!("cannot start threads: {error}"))]
    })?;
    let found = graph::read(&units, &pool);
    // Of the other members only their macros matter; what is wrong there is said when they are selected.
    let elsewhere = graph::read(&self::units(workspace, &workspace.libraries), &pool);
    let generated = pool.install(|| generated::find(&units, &found, &elsewhere));
    merge::merge(&units, found, generated)
}

/// Scans one text of the given edition as if it were the root of a library without any other file.
///
/// Call it on a thread with a stack of 64 MiB: the parser recurses over what nests up to the scanner's limit.
///
/// # Errors
///
/// As [`scan`].
pub fn scan_text(text: &str, edition: u16) -> Result<Scan, Vec<ScanError>> {
    let root = std::path::PathBuf::from("/text/lib.rs");
    let dir = std::path::PathBuf::from("/text");
    let unit = Unit {
        package: "text".to_owned(),
        label: "lib".to_owned(),
        namer: Namer { root: dir.clone(), package: "text".to_owned(), package_dir: dir },
        known: Known { test: false },
        c_strings: edition >= 2021,
        root,
    };
    let result = file::read_text(&unit, graph::Job::root(0, &unit.root), text);
    merge::merge(&[unit], graph::Found { files: vec![(0, result)] }, (Vec::new(), Vec::new()))
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
        namer: Namer { root: workspace.root.clone(), package: package.name.clone(), package_dir: package.dir.clone() },
        known: Known { test: matches!(target.kind, TargetKind::Test | TargetKind::Bench) },
        c_strings: target.edition >= 2021,
    }
}
