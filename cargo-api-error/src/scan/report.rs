//! What a scan found: the seam between the scanner and everything that reads its result.

use api_error_syntax::ErrorDef;

/// The error enums of the selected packages, and what could not be understood.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// Sorted by package, then path, then location.
    pub enums: Vec<ScannedEnum>,
    /// What the scanner saw and could not turn into an enum; sorted by location.
    pub findings: Vec<ScanFinding>,
    /// Where types may be that only the compiler sees; sorted by place.
    pub hidden: Vec<Hidden>,
    /// How many files the module graph has.
    pub files: usize,
}

/// One error enum (or struct) with its place in the workspace.
#[derive(Clone, Debug)]
pub struct ScannedEnum {
    /// The package's name.
    pub package: String,
    /// The targets whose module graph contains it: `lib`, `bin:NAME`.
    pub targets: Vec<String>,
    /// The path inside the crate: `errors::PaymentError`; `{fn f}` and `{impl T}` are segments too.
    pub path: String,
    /// Where the type's name stands.
    pub location: Location,
    /// The `cfg` predicate under which it exists, or `None` when always.
    pub cfg: Option<String>,
    /// The contract.
    pub def: ErrorDef,
    /// One per variant of `def`, in the same order.
    pub variants: Vec<VariantSite>,
}

/// Where a variant stands.
#[derive(Clone, Debug)]
pub struct VariantSite {
    /// Where the variant's name stands.
    pub location: Location,
    /// The variant's own `cfg` predicate, without that of the enum.
    pub cfg: Option<String>,
}

/// A place in a source file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// Relative to the workspace root, with `/`; outside the root `pkg:NAME/PATH`.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

/// A place where something that only a build can see into may make error types.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hidden {
    /// The package's name.
    pub package: String,
    /// The target whose module graph contains it.
    pub target: String,
    /// The module's path inside the crate; empty for the root.
    pub path: String,
    /// The predicate under which it is part of a build.
    pub cfg: Option<String>,
    /// The lines on which its types begin for the compiler; nothing if they stand in another file.
    pub lines: Option<(usize, usize)>,
    /// Where the macro invocation, include or attribute is.
    pub location: Location,
}

/// Something that may hold an error enum and that the scanner cannot see into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScanFinding {
    /// `macro-generated`, `unresolved`, `same-file-twice`, ..
    pub rule: &'static str,
    /// Where.
    pub location: Location,
    /// The fact, in the words of the house style.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
}
