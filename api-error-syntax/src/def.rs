//! The contract, which is what a client can rely on: owned, comparable, without spans, with every default applied.
//!
//! The derive expands it, the command's catalog flattens it, the registry of a build prints it, the lock stores it. The
//! feature `serde` gives it its JSON form.

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use crate::detail::DetailDef;
use crate::docs::Deprecated;
use crate::header::{HeaderDef, RetryAfterDef};
use crate::sections::Docs;
use crate::template::Template;

/// An error enum, or a struct, which counts as its own only variant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct ErrorDef {
    /// The type's name, without `r#`.
    pub name: String,
    /// Enum or struct.
    pub kind: ItemKind,
    /// The doc comment of the type.
    #[cfg_attr(feature = "serde", serde(default))]
    pub docs: Docs,
    /// Types that this API declares beyond the five, in the order written.
    #[cfg_attr(feature = "serde", serde(default))]
    pub types: Vec<String>,
    /// Lints silenced for the whole type.
    #[cfg_attr(feature = "serde", serde(default))]
    pub allows: Vec<Allow>,
    /// The variants in source order. A struct has exactly one, with the name of the struct.
    pub variants: Vec<VariantDef>,
}

/// Whether the derive is on an enum or on a struct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "lowercase"))]
pub enum ItemKind {
    /// `enum E { .. }`
    Enum,
    /// `struct E { .. }`, `struct E(..);`, `struct E;`
    Struct,
}

/// One variant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct VariantDef {
    /// The variant's name, without `r#`.
    pub name: String,
    /// The doc comment of the variant.
    #[cfg_attr(feature = "serde", serde(default))]
    pub docs: Docs,
    /// Lints silenced for this variant.
    #[cfg_attr(feature = "serde", serde(default))]
    pub allows: Vec<Allow>,
    /// What the variant sends.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub kind: VariantKind,
}

impl VariantDef {
    /// The contract of a variant that has its own.
    #[must_use]
    pub fn spec(&self) -> Option<&SpecDef> {
        match &self.kind {
            VariantKind::Spec(spec) => Some(spec),
            VariantKind::Transparent(_) => None,
        }
    }
}

/// Whether a variant has a spec of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "lowercase"))]
#[allow(clippy::large_enum_variant, reason = "nearly every variant has a spec")]
pub enum VariantKind {
    /// The variant is an error of its own.
    Spec(SpecDef),
    /// `transparent`: everything comes from one field, except for the message if the variant has one.
    Transparent(Forward),
}

/// The field that a transparent variant forwards to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Forward {
    /// The type of the field as written, with normalised white space.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub ty: String,
    /// Its index in the variant.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub field: usize,
    /// The public text that replaces that of the inner error, if the variant has one.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub outer: Option<OuterMessage>,
}

/// The public text of a transparent variant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct OuterMessage {
    /// Where it comes from: it is written, or the `Display` output.
    pub message_from: MessageFrom,
    /// The text; `None` if it is known only at run time.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub message: Option<Template>,
    /// It may contain run-time text if the inner error is a 5xx.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_false"))]
    pub expose: bool,
}

impl OuterMessage {
    /// The message alone, as a contract that has nothing else.
    #[must_use]
    pub fn to_spec(&self) -> SpecDef {
        SpecDef {
            message_from: Some(self.message_from),
            message: self.message.clone(),
            expose: self.expose,
            ..SpecDef::default()
        }
    }
}

/// The contract of one variant. In a catalog: what all variants that emit a code have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[expect(clippy::struct_excessive_bools, reason = "each is an argument of its own")]
pub struct SpecDef {
    /// The stable identifier that clients match on.
    pub code: String,
    /// Whether the source chooses the code, with `code`, `rename_all` or `prefix`; otherwise it is the variant's name.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub code_written: bool,
    /// 400 to 599.
    pub status: u16,
    /// `status_from`: a response may have another status than [`status`](Self::status).
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub status_from: Option<StatusFromDef>,
    /// One of the five types, or one of [`ErrorDef::types`].
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub error_type: String,
    /// Where the public text comes from; `None` in a lock, which keeps no texts.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub message_from: Option<MessageFrom>,
    /// The public text; `None` if it is known only at run time. That of a `Display` is the text that another derive makes it of.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub message: Option<Template>,
    /// The request parameter at fault.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub param: Option<Template>,
    /// Absolute, with `{code}`, `{type}`, `{status}` filled in.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub doc_url: Option<String>,
    /// Whether the same request may succeed later.
    pub retryable: bool,
    /// The source of the `Retry-After` header.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub retry_after: Option<RetryAfterDef>,
    /// Declared response headers: first those of the container that the variant does not replace, then those of the
    /// variant.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub headers: Vec<HeaderDef>,
    /// Fields that appear under `details`, in source order.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub details: Vec<DetailDef>,
    /// A 5xx message may contain run-time text.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_false"))]
    pub expose: bool,
    /// Why it may.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub expose_reason: Option<String>,
    /// Several variants emit this code on purpose.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_false"))]
    pub shared: bool,
    /// Why a type that does not fit the status is accepted.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub unchecked: Option<String>,
    /// The version that introduced the code.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub since: Option<String>,
    /// Not yet part of the guarded contract.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_false"))]
    pub unstable: bool,
    /// `#[deprecated(..)]` on the variant: clients should stop relying on the code.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub deprecated: Option<Deprecated>,
    /// The code to handle instead.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub replaced_by: Option<String>,
    /// The day (`YYYY-MM-DD`) from which the code may be removed.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub sunset: Option<String>,
    /// Former codes of this error, in the order written.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub aliases: Vec<String>,
}

impl SpecDef {
    /// The templates that a response fills in, each with its part of the response: message, param, headers.
    pub fn templates(&self) -> impl Iterator<Item = (Part, &Template)> {
        // A `Display` fills in its own text.
        let message = self.message.iter().filter(|_| self.message_from != Some(MessageFrom::Display));
        let message = message.map(|message| (Part::Message, message));
        let param = self.param.iter().map(|param| (Part::Param, param));
        let headers = self.headers.iter().enumerate();
        let headers = headers.filter_map(|(at, header)| Some((Part::Header(at), header.value.as_ref()?)));
        message.chain(param).chain(headers)
    }

    /// The first fact on which two variants that share a code must agree and do not: its name and what each says.
    #[must_use]
    pub fn disagreement(&self, other: &Self) -> Option<(&'static str, String, String)> {
        let facts = |spec: &Self| {
            let url = spec.doc_url.clone().unwrap_or_else(|| "none".to_owned());
            let from = if spec.status_from.is_some() { "a field" } else { "none" };
            [spec.status.to_string(), from.to_owned(), spec.error_type.clone(), url]
        };
        let pairs = facts(self).into_iter().zip(facts(other));
        let named = ["status", "status_from", "type", "doc_url"].into_iter().zip(pairs);
        named.map(|(name, (ours, theirs))| (name, ours, theirs)).find(|(_, ours, theirs)| ours != theirs)
    }

    /// Whether responses with a 5xx have the sentence of the status instead of the message, which has run-time text and no
    /// `expose`.
    #[must_use]
    pub fn hides_message_of_5xx(&self) -> bool {
        self.status_from.is_some() && self.has_dynamic_message() && !self.expose
    }

    /// Whether the message contains text that only run time knows.
    #[must_use]
    pub fn has_dynamic_message(&self) -> bool {
        self.message_from == Some(MessageFrom::Display) || self.message.as_ref().is_some_and(Template::has_placeholders)
    }
}

/// The field that has the status of a response, and what follows that status.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct StatusFromDef {
    /// Its index in the variant.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub field: usize,
    /// Whether the type is the default type of the status that is sent, because the source has no `type`.
    pub type_follows: bool,
    /// Whether the retry advice is that of the status that is sent, because the source has no `retryable`.
    pub retryable_follows: bool,
}

/// The part of a response that a template fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The public text.
    Message,
    /// The request parameter at fault.
    Param,
    /// The value of a header, by its index in [`SpecDef::headers`].
    Header(usize),
}

/// Where the public text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "lowercase"))]
pub enum MessageFrom {
    /// The source has no message: the fixed public sentence of the status.
    Fixed,
    /// `message = ".."`
    Written,
    /// The `Display` output at run time.
    Display,
}

/// `allow(rule, reason = "..")`
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Allow {
    /// The rule's id in kebab-case.
    pub rule: String,
    /// Why.
    pub reason: String,
}

#[cfg(feature = "serde")]
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
