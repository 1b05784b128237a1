//! The content of the page of a code.

use serde::Serialize;

use super::cases::{Case, Explanation};
use super::example::Example;
use super::milestone::Milestone;
use crate::catalog::Operation;

/// What there is to say about a code. Texts are Markdown where a doc comment or `#[deprecated]` has them, otherwise plain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct CodePage {
    /// The code, the name of its page and its meaning in one line.
    #[serde(flatten)]
    pub link: CodeLink,
    /// Its status.
    pub status: Status,
    /// Whether a response can have another status.
    pub status_varies: bool,
    /// Its type.
    #[serde(rename = "type")]
    pub error_type: String,
    /// Words after the type, if another status has another type.
    pub type_note: &'static str,
    /// Whether the same request may succeed later.
    pub retryable: bool,
    /// Words after the retry advice, if it is different for another status.
    pub retryable_note: &'static str,
    /// One sentence about repeating the request.
    pub retry: String,
    /// Its deprecation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecation>,
    /// The code to handle instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<CodeLink>,
    /// The day from which it may be removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sunset: Option<String>,
    /// Whether it may change without notice.
    pub unstable: bool,
    /// What it says.
    #[serde(flatten)]
    pub says: Explanation,
    /// When another text than the message is sent.
    pub message_note: &'static str,
    /// The version that introduced it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// What it is about, in words: codes that one type declares have the same.
    pub group: String,
    /// Whether the runtime makes it.
    pub built_in: bool,
    /// Former names.
    pub aliases: Vec<String>,
    /// The cases that it stands for, if they differ.
    pub cases: Vec<Case>,
    /// A response with it.
    pub response: Example,
    /// The headers that it declares.
    pub headers: Vec<Header>,
    /// The members of `details`.
    pub details: Vec<Detail>,
    /// What changed about it, the newest first.
    pub history: Vec<Milestone>,
    /// The operations that answer it, if the configuration names a document that has them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<Operation>,
    /// Codes to look up next.
    pub related: Vec<CodeLink>,
    /// What only colleagues see.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub internal: Option<Internal>,
}

impl CodePage {
    /// The page without the sections `# Internal`.
    pub(crate) fn without_notes(mut self) -> Self {
        for emitter in self.internal.iter_mut().flat_map(|internal| &mut internal.emitters) {
            emitter.notes = None;
        }
        self
    }
}

/// A code, the name of its page without extension, and its meaning in one line of Markdown; empty if it is removed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CodeLink {
    /// The code.
    pub code: String,
    /// The name of its page, without extension.
    pub slug: String,
    /// Its meaning in one line of Markdown.
    pub headline: String,
}

/// A status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Status {
    /// 400 to 599.
    pub code: u16,
    /// Its phrase; empty if it has none.
    pub reason: &'static str,
    /// What it means, in one sentence.
    pub meaning: &'static str,
}

/// A deprecation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Deprecation {
    /// The version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// What to do instead, in Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A header of the response.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Its value, with `{name}` for what is known only at run time; absent if the cases have their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Whether every response with the code has it.
    pub required: bool,
}

/// A member of `details`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Detail {
    /// Its name.
    pub name: String,
    /// Its JSON type in words.
    #[serde(rename = "type")]
    pub ty: String,
    /// Its Rust type, for colleagues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rust_type: Option<String>,
    /// Whether it is always present and never null.
    pub required: bool,
    /// What it means, in Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<String>,
}

/// What only colleagues see.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Internal {
    /// The `cfg` under which a build has the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cfg: Option<String>,
    /// The variants that emit it.
    pub emitters: Vec<Emitter>,
}

/// A variant that emits a code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Emitter {
    /// Its path.
    pub path: String,
    /// Its file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Its `cfg`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cfg: Option<String>,
    /// The section `# Internal`, in Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

/// The page of a code that is gone: old clients' links still lead somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RemovedPage {
    /// The code.
    #[serde(flatten)]
    pub link: CodeLink,
    /// Its last status.
    pub status: Status,
    /// Its last type.
    #[serde(rename = "type")]
    pub error_type: String,
    /// The first version without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub removed_in: Option<String>,
    /// The code to handle instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<CodeLink>,
    /// Why its removal was accepted, as plain text, for colleagues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What changed about it, the newest first.
    pub history: Vec<Milestone>,
}

/// The page of a former code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FormerPage {
    /// The former code.
    #[serde(flatten)]
    pub link: CodeLink,
    /// The code that it is now.
    pub now: CodeLink,
}
