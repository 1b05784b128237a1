//! The result of the walk over one file's tokens.

use std::rc::Rc;
use std::sync::Arc;

use super::super::cfg::Predicate;
use super::super::error::ScanError;
use super::super::modules::Dir;
use super::super::report::{Hidden, ScanFinding};
use super::super::scope::Scope;
use crate::location::Location;

/// Everything of one file that matters to the scan.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// Only for a caller that wants them.
    pub(crate) calls: Vec<MacroCall>,
    pub(crate) types: Vec<TypeItem>,
    pub(crate) modules: Vec<ModuleDecl>,
    pub(crate) includes: Vec<IncludeDecl>,
    pub(crate) shapes: Vec<RuntimeCall>,
    pub(crate) catalogs: Vec<RuntimeCall>,
    /// The macros with the helper attribute in their bodies, and where they are defined.
    pub(crate) macros: Vec<(String, Location)>,
    pub(crate) unresolved: Vec<Unresolved>,
    /// Invocations of what is a template, unless the workspace has a macro of that name.
    pub(crate) templates: Vec<(String, Unresolved)>,
    pub(crate) errors: Vec<ScanError>,
}

/// A type with a derive list and the helper attribute.
#[derive(Debug)]
pub(crate) struct TypeItem {
    /// The byte offsets of its first attribute and behind its last token.
    pub(crate) span: (usize, usize),
    pub(crate) scope: Scope,
}

/// `mod name;`
#[derive(Debug)]
pub(crate) struct ModuleDecl {
    pub(crate) name: String,
    /// The span of the name.
    pub(crate) span: (usize, usize),
    pub(crate) scope: Scope,
    pub(crate) dir: Rc<Dir>,
    /// `#[path = ".."]`, each under its condition, in the order written.
    pub(crate) files: Vec<(Predicate, String)>,
}

/// `include!("..")`
#[derive(Debug)]
pub(crate) struct IncludeDecl {
    /// As written; a path from `env!("CARGO_MANIFEST_DIR")` starts with [`MANIFEST_DIR`].
    pub(crate) file: String,
    pub(crate) span: (usize, usize),
    pub(crate) scope: Scope,
    /// Whether it is at a place for items; otherwise it is an expression.
    pub(crate) items: bool,
}

/// `shape! { .. }` or `catalog! { .. }`
#[derive(Debug)]
pub(crate) struct RuntimeCall {
    /// Between the delimiters.
    pub(crate) span: (usize, usize),
    pub(crate) scope: Scope,
    /// Whether it is written as `api_error::shape!`. Otherwise it may be another crate's macro.
    pub(crate) qualified: bool,
}

/// The package's folder in [`IncludeDecl::file`].
pub(crate) const MANIFEST_DIR: &str = "\0CARGO_MANIFEST_DIR";

/// An invocation of a macro.
#[derive(Clone, Debug)]
pub(crate) struct MacroCall {
    pub(crate) name: String,
    /// Where it is, from its name to its end.
    pub(crate) place: Hidden,
    /// The macro in whose definition or input it is.
    pub(crate) in_macro: Option<Arc<str>>,
}

/// Something that may contain an error type, which the source alone does not show: a finding, and the place that explains
/// what a build has beyond the scan.
pub(crate) type Unresolved = (ScanFinding, Hidden);
