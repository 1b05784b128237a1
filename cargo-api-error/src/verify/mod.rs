//! A scan in, what the compiler makes of the same types out, and where the two disagree.
//!
//! Small programs under `target/api-error/` print the const catalogs of every type they can name: one depends on the
//! scanned libraries, the others are copies of the roots of programs, examples and tests. They cannot name types that are
//! private to a module or inside functions, nor generic types whose parameters are not satisfied by `String`;
//! [`Verification::unseen`] lists them.

mod build;
mod compare;
mod compiled;
mod crates;
mod harness;
mod probe;
mod program;

use std::fmt;
use std::path::PathBuf;

use crate::scan::{Location, Scan};
use crate::workspace::Workspace;

pub use compiled::{CompiledEnum, CompiledSpec};

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

/// What came of the comparison.
#[derive(Clone, Debug, Default)]
pub struct Verification {
    /// How many variants agree.
    pub agreed: usize,
    /// Where scan and compiler disagree; sorted by place.
    pub differences: Vec<Difference>,
    /// Types that only the compiler sees, made by macros: their contract is here.
    pub compiled_only: Vec<CompiledEnum>,
    /// Targets whose copies do not build outside of their package, with the compiler's words.
    pub unbuilt: Vec<VerifyError>,
    /// Scanned types that the program could not name, and why.
    pub unseen: Vec<Unseen>,
}

/// One disagreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// `scan-mismatch`, `scan-extra` or `scan-missed`.
    pub rule: &'static str,
    /// Where the scan has it; of what the scan has not, the module and the derive's line.
    pub place: String,
    /// The scan's place, if there is one.
    pub location: Option<Location>,
    /// The fact.
    pub message: String,
}

/// A type that was not compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// The package and the path in its crate.
    pub path: String,
    /// Where it is.
    pub location: Location,
    /// Why.
    pub reason: &'static str,
}

/// Why there is nothing to compare with.
#[derive(Clone, Debug)]
pub struct VerifyError {
    /// The fact.
    pub message: String,
    /// What cargo or the compiler said.
    pub output: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)?;
        if self.output.is_empty() { Ok(()) } else { write!(f, "\n{}", self.output.trim_end()) }
    }
}

impl std::error::Error for VerifyError {}

impl VerifyError {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), output: String::new() }
    }

    fn io(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(format!("cannot write `{}`: {error}", path.display()))
    }
}

impl Verification {
    /// Whether the scan is confirmed: nothing differs, and something was compared unless there was nothing.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.differences.is_empty() && (self.agreed > 0 || self.unseen.is_empty())
    }
}

/// Builds the members and compares their catalogs with the scan.
///
/// # Errors
///
/// If the members do not compile, or the program cannot be written, built or run.
pub fn verify(workspace: &Workspace, scan: &Scan, options: &VerifyOptions) -> Result<Verification, VerifyError> {
    let members = harness::members(workspace, options);
    let mut probes = probe::probes(scan, &members);
    // Workspaces may share a target folder.
    let id = format!("{:08x}", api_error_syntax::hash(&workspace.root.to_string_lossy()) >> 32);
    let dir: PathBuf = workspace.metadata.target_directory.as_std_path().join("api-error").join(&id);
    let programs = harness::write(workspace, scan, &members, &mut probes, &dir, &id)
        .map_err(|error| VerifyError::io(&dir, &error))?;
    let mut enums = Vec::new();
    let built = build::run(workspace, programs, &mut probes, &dir, options)?;
    for (program, output) in built.outputs {
        let read = compiled::read(&output);
        let read = read.ok_or_else(|| VerifyError::new(format!("the program `{}` printed nonsense", program.name)))?;
        enums.extend(read.into_iter().filter_map(|one| crates::owned(&program, &members, one)));
    }
    let result = compare::compare(workspace, scan, &probes, enums);
    Ok(Verification { unbuilt: built.unbuilt, ..result })
}
