//! The catalog: every error code of a workspace, with its contract and its documentation.

mod body;
mod build;
mod built_in;
mod domain;
mod event;
mod json;
mod operation;
mod own;
mod path;
mod prose;

use std::sync::Arc;

use api_error_syntax::{OuterMessage, SpecDef};
use serde::{Deserialize, Serialize};

use crate::location::Location;
use crate::scan::Predicate;

pub use body::Body;
pub use build::type_path;
pub(crate) use build::{is_same_code, merged};
pub(crate) use built_in::definition as built_in;
pub use domain::Domain;
pub use event::Event;
pub(crate) use json::fact;
pub use json::{CatalogFile, SCHEMA_VERSION, Unreadable};
pub use operation::Operation;
pub use own::Own;
pub use path::ErrorPath;
pub use prose::Prose;

/// All error codes of the selected packages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    /// The title of the catalog.
    pub title: Option<String>,
    /// The name that tells its codes from those of other services; unknown in a lock.
    pub domain: Option<Domain>,
    /// The version of the packages, if all that declare errors have the same one. Only the lock of a release keeps it.
    pub version: Option<String>,
    /// The body that every error has.
    pub body: Body,
    /// The error types, sorted by path.
    pub groups: Vec<Group>,
    /// The codes, sorted by their bytes.
    pub errors: Vec<Entry>,
    /// Removed codes, sorted by their bytes.
    pub tombstones: Vec<Tombstone>,
}

impl Catalog {
    /// The entry of a code.
    pub fn get(&self, code: &str) -> Option<&Entry> {
        let at = self.errors.binary_search_by(|entry| entry.spec.code.as_str().cmp(code)).ok()?;
        self.errors.get(at)
    }

    /// The tombstone of a code.
    pub fn tombstone(&self, code: &str) -> Option<&Tombstone> {
        let at = self.tombstones.binary_search_by(|stone| stone.code.as_str().cmp(code)).ok()?;
        self.tombstones.get(at)
    }

    /// The code itself if it is sent, or else what its new names and replacements lead to. A circle ends before it closes.
    pub(crate) fn current<'a>(&'a self, code: &'a str) -> &'a str {
        let mut path = vec![code];
        let mut last = code;
        while self.get(last).is_none() {
            let named = self.errors.iter().find(|entry| entry.spec.aliases.iter().any(|alias| alias == last));
            let next = named.map(|entry| &entry.spec.code).or_else(|| self.tombstone(last)?.replaced_by.as_ref());
            let Some(next) = next.filter(|next| !path.contains(&next.as_str())) else { break };
            path.push(next);
            last = next;
        }
        last
    }

    /// Restores the order that lookups rely on.
    pub fn sort(&mut self) {
        self.groups.sort_by(|a, b| a.id.cmp(&b.id));
        self.errors.sort_by(|a, b| a.spec.code.cmp(&b.spec.code));
        self.tombstones.sort_by(|a, b| a.code.cmp(&b.code));
    }
}

/// One error enum or struct.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its path.
    #[serde(flatten)]
    pub id: ErrorPath,
    /// First paragraph of the doc comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Types that this API declares in addition to the five.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<String>,
    /// The types that transparent variants forward to, as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forwards: Vec<String>,
    /// The transparent variants that replace the message of the inner error.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outer_messages: Vec<OuterText>,
}

/// A transparent variant that replaces the message of the inner error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OuterText {
    /// The name of the variant; absent for a struct.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// The type that it forwards to, as written.
    pub forward: String,
    /// The message.
    #[serde(flatten)]
    pub text: OuterMessage,
}

/// One error code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The contract of every variant that emits the code. Headers, details and former codes are sorted by name.
    #[serde(flatten)]
    pub spec: SpecDef,
    /// The doc comment of the first variant that has one.
    #[serde(flatten)]
    pub docs: Prose,
    /// The `cfg` predicate under which a build has the code; absent if every build has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cfg: Option<Predicate>,
    /// The variants that emit the code, sorted by path; those of the runtime last.
    pub variants: Vec<Variant>,
    /// What releases changed about it, the newest first. The lock of a release keeps it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Event>,
    /// The operations that answer it, if the configuration names a document that has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<Operation>,
}

/// A variant that emits a code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// Its path.
    #[serde(flatten)]
    pub path: ErrorPath,
    /// Its own `cfg` predicate joined with that of its type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cfg: Option<Predicate>,
    /// The targets whose module graph contains it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<String>,
    /// Where it is declared; unknown in a lock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceLocation>,
    /// The section `# Internal` of its doc comment. Nothing writes it by default.
    #[serde(skip)]
    pub internal: Option<String>,
    /// What differs from the entry, if other variants emit the code too.
    #[serde(flatten)]
    pub own: Own,
}

impl Variant {
    /// Whether it is the same variant of the same build.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        (&self.path, &self.cfg, &self.source) == (&other.path, &other.cfg, &other.source)
    }
}

/// A place in a source file. Written catalogs have only the file, so that moving a line changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourceLocation {
    /// Relative to the workspace root, with `/`.
    pub file: Arc<str>,
    /// From 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// From 1, in characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
}

impl From<&Location> for SourceLocation {
    fn from(at: &Location) -> Self {
        Self { file: at.file.clone(), line: Some(at.line), column: Some(at.column) }
    }
}

/// The record of a removed code, which must never get another meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tombstone {
    /// The code.
    pub code: String,
    /// Its last status.
    pub status: u16,
    /// Its last type.
    #[serde(rename = "type")]
    pub error_type: String,
    /// The first version without it; unknown until a release.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed_in: Option<String>,
    /// Why it was removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The code to handle instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
    /// The page about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc_url: Option<String>,
    /// What releases changed about it, the newest first. The lock of a release keeps it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Event>,
}
