//! What the walk over one file's tokens found, with byte offsets into that file.

use std::rc::Rc;

use super::super::modules::Dir;
use super::super::predicate::Predicate;

/// Everything of one file that matters to the scan.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// Only where they were asked for.
    pub(crate) calls: Vec<Call>,
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) modules: Vec<ModuleDecl>,
    pub(crate) includes: Vec<IncludeDecl>,
    pub(crate) macros: Vec<MacroDef>,
    pub(crate) findings: Vec<Unclear>,
    pub(crate) faults: Vec<Fault>,
}

/// A type with a derive list and the helper attribute.
#[derive(Debug)]
pub(crate) struct Candidate {
    /// From its first attribute to its last token.
    pub(crate) span: (usize, usize),
    /// The enclosing modules, functions and impls.
    pub(crate) path: Vec<String>,
    /// Under which it exists, its own `cfg` included.
    pub(crate) cfg: Predicate,
    /// How deep its tokens may nest in a parser.
    pub(crate) nesting: usize,
}

/// `mod name;`
#[derive(Debug)]
pub(crate) struct ModuleDecl {
    pub(crate) name: String,
    /// The span of the name.
    pub(crate) span: (usize, usize),
    /// The enclosing modules, functions and impls.
    pub(crate) path: Vec<String>,
    pub(crate) cfg: Predicate,
    pub(crate) dir: Rc<Dir>,
    /// `#[path = ".."]`, each under its condition, in the order written.
    pub(crate) files: Vec<(Predicate, String)>,
    /// The macro whose body it stands in.
    pub(crate) guess: Option<String>,
}

/// `include!("..")`
#[derive(Debug)]
pub(crate) struct IncludeDecl {
    /// As written; a path from `env!("CARGO_MANIFEST_DIR")` starts with [`MANIFEST_DIR`].
    pub(crate) file: String,
    pub(crate) span: (usize, usize),
    pub(crate) path: Vec<String>,
    pub(crate) cfg: Predicate,
    /// Whether it stands where items stand, else where an expression stands.
    pub(crate) items: bool,
    /// The macro whose body it stands in.
    pub(crate) guess: Option<String>,
}

/// Stands for the package's folder in [`IncludeDecl::file`].
pub(crate) const MANIFEST_DIR: &str = "\0CARGO_MANIFEST_DIR";

/// A `macro_rules!` macro with the helper attribute in its body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct MacroDef {
    pub(crate) name: String,
    pub(crate) span: (usize, usize),
}

/// An invocation of a macro that was asked for.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) name: String,
    /// From its name to its end.
    pub(crate) span: (usize, usize),
    pub(crate) path: Vec<String>,
    pub(crate) cfg: Predicate,
    /// The macro in whose definition or input it stands.
    pub(crate) inside: Option<String>,
}

/// Something that the scanner sees and does not understand.
#[derive(Debug)]
pub(crate) struct Unclear {
    pub(crate) offset: usize,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    /// The enclosing modules.
    pub(crate) path: Vec<String>,
    /// The text that types may come from; nothing if they come from another file.
    pub(crate) span: Option<(usize, usize)>,
    pub(crate) cfg: Predicate,
}

/// Something that is wrong in the source.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) span: (usize, usize),
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}
