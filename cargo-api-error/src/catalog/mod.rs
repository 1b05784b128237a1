//! The catalog: every error code of a workspace, with what a client may rely on and what a person reads.

mod build;
mod cfg;
mod detail;
mod json;
mod message;

use serde::{Deserialize, Serialize};

pub use build::variant_path;
pub(crate) use cfg::{all, exclusive};
pub use json::{SCHEMA_VERSION, Unreadable};
pub(crate) use message::substitute;
pub use message::{as_template, debug_placeholder, placeholders};

/// All error codes of the selected packages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    /// What the catalog calls itself.
    pub title: Option<String>,
    /// The version of the packages, when all that declare errors have the same. Only the lock of a release keeps it.
    pub version: Option<String>,
    /// The error types, sorted by path.
    pub groups: Vec<Group>,
    /// The codes, sorted bytewise.
    pub errors: Vec<Entry>,
    /// Codes that are gone, sorted bytewise.
    pub tombstones: Vec<Tombstone>,
}

impl Catalog {
    /// The entry of a code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Entry> {
        let at = self.errors.binary_search_by(|entry| entry.code.as_str().cmp(code)).ok()?;
        self.errors.get(at)
    }

    /// The tombstone of a code.
    #[must_use]
    pub fn tombstone(&self, code: &str) -> Option<&Tombstone> {
        let at = self.tombstones.binary_search_by(|stone| stone.code.as_str().cmp(code)).ok()?;
        self.tombstones.get(at)
    }

    /// Restores the order that lookups rely on.
    pub fn sort(&mut self) {
        self.groups.sort_by(|a, b| a.id.cmp(&b.id));
        self.errors.sort_by(|a, b| a.code.cmp(&b.code));
        self.tombstones.sort_by(|a, b| a.code.cmp(&b.code));
    }
}

/// One error enum or struct.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Crate and path: `payments::errors::PaymentError`.
    pub id: String,
    /// The package's name.
    pub package: String,
    /// First paragraph of the doc comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Types that this API declares beyond the five.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<String>,
    /// The types that transparent variants forward to, as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forwards: Vec<String>,
}

/// One error code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The stable identifier that clients match on.
    pub code: String,
    /// 400 to 599.
    pub status: u16,
    /// The class of the error.
    #[serde(rename = "type")]
    pub error_type: String,
    /// Where the public text comes from; `None` when the source of this entry is a lock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message_from: Option<MessageFrom>,
    /// The public text, a template: `{field}`, `{{` for a brace. Absent when only run time knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The request parameter at fault: a template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub param: Option<String>,
    /// The page about this code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc_url: Option<String>,
    /// Whether the same request may succeed later.
    pub retryable: bool,
    /// What `Retry-After` says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<RetryAfter>,
    /// Declared response headers, sorted by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Header>,
    /// The members of `details`, sorted by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<Detail>,
    /// One sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The doc comment between the summary and the first section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The section `# Cause`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// The section `# Fix`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
    /// The section `# Example`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// The version that introduced the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Not yet part of the guarded contract.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unstable: bool,
    /// Clients should stop relying on the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecated>,
    /// The code to handle instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
    /// The day from which the code may be gone, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sunset: Option<String>,
    /// Former codes, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Several variants emit this code on purpose.
    #[serde(default, skip_serializing_if = "is_false")]
    pub shared: bool,
    /// Why a type that does not fit the status is accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unchecked: Option<String>,
    /// The `cfg` predicate under which some build emits the code; absent when every build does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cfg: Option<String>,
    /// The variants that emit the code, sorted by path.
    pub variants: Vec<Variant>,
}

/// Where the public text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MessageFrom {
    /// Nothing was written: the status's fixed sentence.
    Fixed,
    /// `message = ".."`
    Written,
    /// The `Display` output at run time.
    Display,
}

/// What `Retry-After` says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RetryAfter {
    /// Always this many seconds.
    Seconds(u64),
    /// The value of a field at run time.
    Field(String),
}

/// One declared response header.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The field name as written.
    pub name: String,
    /// The value: a template. Absent when the variants that share the code differ, or when it comes from a lock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Whether every response with this code carries it.
    pub required: bool,
}

/// One member of `details`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// The member's name.
    pub name: String,
    /// `string`, `boolean`, `u64`, `array<string>`; the Rust name where the shape is not known from source.
    #[serde(rename = "type")]
    pub ty: String,
    /// Whether the member is always there and never null.
    pub required: bool,
}

/// `#[deprecated(since = "..", note = "..")]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deprecated {
    /// The version that deprecated the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// What to do instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A variant that emits a code.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Variant {
    /// Crate, path of the type, and name: `payments::errors::PaymentError::CardDeclined`.
    pub path: String,
    /// Its own `cfg` predicate joined with that of its type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cfg: Option<String>,
    /// The targets whose module graph contains it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<String>,
    /// Where it stands; unknown in a lock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

impl Variant {
    /// The path of the type, without the variant's own name; of a struct the whole path.
    #[must_use]
    pub fn group(&self) -> &str {
        split(&self.path).0
    }
}

/// A variant's path as the path of its type and its own name. A struct is its own variant; that a type's name begins with a
/// capital letter is all that tells the two apart.
pub(crate) fn split(path: &str) -> (&str, &str) {
    let Some((before, name)) = path.rsplit_once("::") else { return (path, path) };
    let last = before.rsplit("::").next().unwrap_or_default();
    if last.starts_with(char::is_uppercase) { (before, name) } else { (path, name) }
}

/// A place in a source file. Written files hold the file only, so that moving a line changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Source {
    /// Relative to the workspace root, with `/`.
    pub file: String,
    /// From 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// From 1, in characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
}

/// What remains of a code that is gone: it may never mean anything else.
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
    /// Why it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The code to handle instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
    /// The page about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc_url: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
