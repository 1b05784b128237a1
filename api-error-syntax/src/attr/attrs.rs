//! The attributes of one item: typed values with their places, without defaults.

use proc_macro2::{Literal, TokenStream};

use crate::case::Case;
use crate::def::Allow;
use crate::mark::{Mark, Spanned};
use crate::member_type::MemberType;
use crate::template::Template;

/// The arguments that only an enum or a struct can have.
#[derive(Debug, Default)]
pub(crate) struct ContainerAttrs {
    /// `rename_all = ".."`
    pub(crate) rename_all: Option<Spanned<Case>>,
    /// `prefix = ".."`
    pub(crate) prefix: Option<Spanned<String>>,
    /// `types("..", ..)`
    pub(crate) types: Vec<Spanned<String>>,
    /// `crate = path`
    pub(crate) crate_path: Option<TokenStream>,
}

/// The arguments of a variant, or on an enum, the defaults of its variants.
#[derive(Debug, Default)]
pub(crate) struct VariantAttrs {
    /// `status = 404`
    pub(crate) status: Option<Spanned<u16>>,
    /// `status_from = field`
    pub(crate) status_from: Option<Spanned<String>>,
    /// `type = ".."`
    pub(crate) error_type: Option<Spanned<String>>,
    /// `code = ".."`
    pub(crate) code: Option<Spanned<String>>,
    /// `message = ".."` or `message(display)`
    pub(crate) message: Option<Spanned<Message>>,
    /// `param = ".."`
    pub(crate) param: Option<Spanned<Template>>,
    /// `doc_url = ".."`
    pub(crate) doc_url: Option<Spanned<Template>>,
    /// `retryable = true`
    pub(crate) retryable: Option<Spanned<bool>>,
    /// `retry_after = 30` or `retry_after = field`
    pub(crate) retry_after: Option<Spanned<RetryAfter>>,
    /// `header("Name", "value")`
    pub(crate) headers: Vec<Header>,
    /// `transparent` or `transparent = field`
    pub(crate) transparent: Option<Transparent>,
    /// `expose`, `expose = "reason"`: the reason, and where the argument is.
    pub(crate) expose: Option<Spanned<Option<String>>>,
    /// `shared`
    pub(crate) shared: Option<Mark>,
    /// `unchecked = "reason"`
    pub(crate) unchecked: Option<Spanned<String>>,
    /// `since = ".."`
    pub(crate) since: Option<Spanned<String>>,
    /// `sunset = ".."`
    pub(crate) sunset: Option<Spanned<String>>,
    /// `replaced_by = ".."`
    pub(crate) replaced_by: Option<Spanned<String>>,
    /// `alias("..", ..)`
    pub(crate) aliases: Vec<Spanned<String>>,
    /// `unstable`
    pub(crate) unstable: Option<Mark>,
    /// `allow(rule, reason = "..")`
    pub(crate) allows: Vec<Allow>,
    /// Every argument that was accepted, for checks on combinations.
    pub(super) given: Vec<GivenArgument>,
    /// The rejected arguments, so that no check reports the same mistake again.
    pub(super) rejected: Vec<Rejected>,
}

/// An argument that was accepted.
#[derive(Debug)]
pub(crate) struct GivenArgument {
    pub(crate) name: &'static str,
    pub(crate) mark: Mark,
    /// Its value, so that a duplicate can show the first one.
    pub(super) literal: Option<Literal>,
}

/// What is unknown because of a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rejected {
    /// The value of one argument.
    Argument(&'static str),
    /// Any argument may have been meant.
    Anything,
}

impl VariantAttrs {
    /// Every argument that was accepted, in source order.
    pub(crate) fn given(&self) -> &[GivenArgument] {
        &self.given
    }

    /// Whether the value of an argument is unknown because it was rejected.
    pub(crate) fn is_unclear(&self, name: &'static str) -> bool {
        self.rejected
            .iter()
            .any(|rejected| matches!(rejected, Rejected::Anything) || *rejected == Rejected::Argument(name))
    }
}

/// The arguments of a field.
#[derive(Debug, Default)]
pub(crate) struct FieldAttrs {
    /// `detail`, `detail = ".."`
    pub(crate) detail: Option<Detail>,
    /// `json = ".."`
    pub(crate) json: Option<Spanned<MemberType>>,
}

/// `detail`, `detail = ".."`
#[derive(Debug)]
pub(crate) struct Detail {
    /// The written name and its place.
    pub(crate) name: Option<Spanned<String>>,
    /// Where the argument is.
    pub(crate) mark: Mark,
}

/// `transparent`, `transparent = inner`, `transparent = 0`
#[derive(Debug)]
pub(crate) struct Transparent {
    /// The name or index of the field to forward to, and its place.
    pub(crate) field: Option<Spanned<String>>,
    /// Where the argument is.
    pub(crate) mark: Mark,
}

/// The source of the public text.
#[derive(Debug)]
pub(crate) enum Message {
    /// `message = ".."`
    Template(Template),
    /// `message(display)`
    Display,
}

/// The source of `Retry-After`.
#[derive(Debug)]
pub(crate) enum RetryAfter {
    /// `retry_after = 30`
    Seconds(u64),
    /// `retry_after = wait`, `retry_after = .0`
    Field(String),
}

/// `header("Name", "value")`
#[derive(Debug)]
pub(crate) struct Header {
    /// The field name as written.
    pub(crate) name: String,
    /// The value.
    pub(crate) value: Spanned<Template>,
}
