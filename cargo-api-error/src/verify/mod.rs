//! Compares a scan with what the compiler sees in the same source.
//!
//! Small programs in `target/api-error/` print the const specs of every type that is linked into them, wherever it
//! is: the runtime's hidden feature `__registry` adds each to a list. One program links the scanned libraries; the
//! others are copies of the roots of programs, examples and tests. What this build leaves out cannot be compared;
//! [`Verification::unseen`] lists it.

mod adopt;
mod build;
mod builds;
mod compare;
mod facts;
mod harness;
mod lock;
mod manifest;
mod member;
mod mirror;
mod owner;
mod program;

use std::fs::File;
use std::path::{Path, PathBuf};

use api_error_syntax::ErrorDef;
use cargo_metadata::DependencyKind;
use serde::Deserialize;

use crate::failure::Failure;
use crate::rule_id::RuleId;
use crate::scan::{Location, Scan};
use crate::workspace::{Package, Workspace};
use builds::Builds;
use harness::Harness;
use program::Program;

pub(crate) use adopt::adopt;

/// How the libraries are built.
#[derive(Clone, Debug, Default)]
pub struct VerifyOptions {
    /// Features of the members, `feature` or `member/feature`.
    pub features: Vec<String>,
    /// All features of all members.
    pub all_features: bool,
    /// Without the members' default features.
    pub no_default_features: bool,
    /// Passed on to `cargo build`: `--locked`, `--offline`, ..
    pub cargo_options: Vec<String>,
}

/// The result of the comparison.
#[derive(Clone, Debug, Default)]
pub struct Verification {
    /// How many variants agree.
    pub agreed: usize,
    /// Where scan and compiler disagree; sorted by place.
    pub differences: Vec<Difference>,
    /// Types that only the compiler sees, with their contracts.
    pub compiled_only: Vec<CompiledOnly>,
    /// Targets whose copies do not build outside of their package, with the messages of the compiler.
    pub unbuilt: Vec<Unbuilt>,
    /// Selected targets that this build does not have, of packages that depend on the runtime: `lib` of `shop`.
    pub skipped: Vec<String>,
    /// The macros, includes and attributes that this build had, even if they made no type.
    pub resolved: Vec<Location>,
    /// Scanned types that this build does not have, and why.
    pub unseen: Vec<Unseen>,
}

/// One disagreement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// The place in the scan; if the scan does not have the type, the place of the macro.
    pub location: Option<Location>,
    /// Module, type and variant.
    pub place: String,
    /// The fact.
    pub message: String,
    /// `scan-mismatch`, `scan-extra` or `scan-missed`.
    pub rule: RuleId,
}

/// A type that the compiler knows, as a program prints it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CompiledEnum {
    /// The module, with the crate's name first: `app::errors`.
    pub module: String,
    /// The file of the derive, or of the macro invocation that made it, by the name that the compiler got.
    pub file: String,
    /// Its line there, from 1.
    pub line: usize,
    /// Its column there, from 1.
    pub column: usize,
    /// Its contract, without the variants that forward.
    pub def: ErrorDef,
}

/// A type that only the compiler sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompiledOnly {
    /// The place of the macro invocation, unless a build script wrote the file.
    pub location: Option<Location>,
    /// The package.
    pub package: String,
    /// The modules inside the crate.
    pub module: Vec<String>,
    /// The targets that have it: `lib`, `bin:NAME`.
    pub targets: Vec<String>,
    /// The macros, includes and attributes that may have made it; if there is none, the scan missed it.
    pub explained_by: Vec<Location>,
    /// The type.
    pub item: CompiledEnum,
}

/// A type that was not compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// The package and the path in its crate.
    pub path: String,
    /// Where it is.
    pub location: Location,
    /// Why.
    pub reason: String,
}

/// A target that was not compared.
#[derive(Clone, Debug)]
pub struct Unbuilt {
    /// Whether the scan has types there, or something that may make some.
    pub has_types: bool,
    /// Which.
    pub message: String,
    /// The messages of cargo or the compiler.
    pub output: String,
}

/// Why there is nothing to compare with, and what cargo or the compiler said.
fn failed(message: &str, output: &str) -> Failure {
    Failure::incomplete(format!("{message}\n{output}").trim_end())
}

impl CompiledEnum {
    /// Module and name.
    pub(crate) fn path(&self) -> String {
        format!("{}::{}", self.module, self.def.name)
    }
}

impl CompiledOnly {
    /// Whether a disagreement says that the scan does not have this type.
    pub(crate) fn is(&self, difference: &Difference) -> bool {
        difference.place == self.item.path()
    }
}

impl Verification {
    /// Whether scan and compiler disagree about a type that both have. A type that only the compiler has is not a
    /// contradiction.
    pub(crate) fn contradicts(&self) -> bool {
        self.differences.iter().any(|difference| !self.compiled_only.iter().any(|made| made.is(difference)))
    }

    /// Whether the scan is confirmed: nothing differs, and something was compared unless there was nothing.
    pub fn is_confirmed(&self) -> bool {
        self.differences.is_empty() && (self.agreed > 0 || self.unseen.is_empty())
    }
}

/// Builds the members and compares their catalogs with the scan.
pub fn verify(workspace: &Workspace, scan: &Scan, options: &VerifyOptions) -> Result<Verification, Failure> {
    let members = &*member::members(workspace, options);
    // Workspaces may share a target folder.
    let id = format!("{:08x}", api_error_syntax::hash(&workspace.root.to_string_lossy()) >> 32);
    let dir: PathBuf = workspace.metadata.target_directory.as_std_path().join("api-error").join(&id);
    let io = |error: std::io::Error| Failure::incomplete(format!("cannot write the programs of `verify`: {error}"));
    let _alone = alone(&dir).map_err(io)?;
    let harness = Harness { workspace, scan, members, dir, id };
    let programs = harness.write(&lock::patches(&workspace.root)?).map_err(io)?;
    let built = build::run(&harness, &programs, options)?;
    let mut compiled = Vec::new();
    for (program, output) in built.outputs {
        let read: Vec<CompiledEnum> = serde_json::from_str(&output).map_err(|error| {
            Failure::incomplete(format!("the program `{}` printed invalid JSON: {error}", program.name))
        })?;
        compiled.extend(read.into_iter().filter_map(|one| owner::owned(&harness, program, one)));
    }
    let result = compare::compare(workspace, scan, &built.builds, compiled);
    let skipped = skipped(workspace, &programs, &built.builds);
    Ok(Verification { unbuilt: built.unbuilt, skipped, ..result })
}

fn skipped(workspace: &Workspace, programs: &[Program<'_>], builds: &Builds) -> Vec<String> {
    let depends = |package: &&Package| {
        let same = workspace.metadata.packages.iter().filter(|it| it.name == package.name);
        same.flat_map(|it| &it.dependencies).any(|it| it.name == "api-error" && it.kind != DependencyKind::Build)
    };
    let tried = |package: &str, label: &str| {
        let copied = programs.iter().filter_map(|program| program.target.as_ref());
        copied.into_iter().any(|copied| copied.names() == (package, label.to_owned()))
    };
    let mut skipped = Vec::new();
    for package in workspace.packages.iter().filter(depends) {
        let labels = package.targets.iter().map(crate::workspace::Target::label);
        let absent = labels.filter(|label| builds.get(&package.name, label).is_none() && !tried(&package.name, label));
        skipped.extend(absent.map(|label| format!("`{label}` of `{}`", package.name)));
    }
    skipped
}

/// Waits until no other run writes, builds or runs the programs of this workspace. Until it is dropped, other runs
/// wait.
fn alone(dir: &Path) -> std::io::Result<File> {
    std::fs::create_dir_all(dir)?;
    let file = File::options().create(true).truncate(false).write(true).open(dir.join(".lock"))?;
    fs4::FileExt::lock(&file)?;
    Ok(file)
}
