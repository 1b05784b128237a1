//! What a variant of a shared code has of its own: read from its spec, and put back over what all variants share.

use api_error_syntax::{DetailDef, HeaderDef, MessageFrom, RetryAfterDef, SpecDef, Template};
use serde::{Deserialize, Serialize};

use super::{Entry, Prose, Variant};

/// What one of several variants that emit a code has of its own. Empty if the variant is the only one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// Where its public text comes from; with it, `message` is its own too, also if it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message_from: Option<MessageFrom>,
    /// Its public text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Template>,
    /// The request parameter that it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub param: Option<Template>,
    /// Whether it is retryable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retryable: Option<bool>,
    /// Its `Retry-After`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<RetryAfterDef>,
    /// All of its headers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headers: Option<Vec<HeaderDef>>,
    /// All of its details.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details: Option<Vec<DetailDef>>,
    /// Its doc comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub docs: Option<Prose>,
}

impl Own {
    /// What of a variant's spec and doc comment differs from the entry. A variant without a doc comment has that of the
    /// code.
    pub(crate) fn of(spec: SpecDef, docs: Prose, entry: &Entry) -> Self {
        let shared = &entry.spec;
        let from_differs = spec.message_from != shared.message_from;
        let says_differently = from_differs || spec.message != shared.message;
        Self {
            message_from: spec.message_from.filter(|_| from_differs),
            message: spec.message.filter(|_| says_differently),
            param: spec.param.filter(|param| Some(param) != shared.param.as_ref()),
            retryable: Some(spec.retryable).filter(|retryable| *retryable != shared.retryable),
            retry_after: spec.retry_after.filter(|after| Some(after) != shared.retry_after.as_ref()),
            headers: Some(spec.headers).filter(|headers| *headers != shared.headers),
            details: Some(spec.details).filter(|details| *details != shared.details),
            docs: Some(docs).filter(|docs| !docs.is_empty() && *docs != entry.docs),
        }
    }
}

impl Entry {
    /// Whether several variants emit the code.
    pub fn is_shared(&self) -> bool {
        self.variants.len() > 1
    }

    /// The entry as it would be if only this variant emitted the code.
    pub fn alone(&self, variant: &Variant) -> Self {
        let own = variant.own.clone();
        let shared = self.spec.clone();
        let (message_from, message) = match own.message_from {
            Some(from) => (Some(from), own.message),
            None => (shared.message_from, own.message.or(shared.message)),
        };
        let spec = SpecDef {
            message_from,
            message,
            param: own.param.or(shared.param),
            retryable: own.retryable.unwrap_or(shared.retryable),
            retry_after: own.retry_after.or(shared.retry_after),
            headers: own.headers.unwrap_or(shared.headers),
            details: own.details.unwrap_or(shared.details),
            ..shared
        };
        Self {
            spec,
            docs: own.docs.unwrap_or_else(|| self.docs.clone()),
            cfg: variant.cfg.clone(),
            variants: vec![Variant { own: Own::default(), ..variant.clone() }],
            history: self.history.clone(),
            operations: self.operations.clone(),
        }
    }

    /// The entry of each variant alone.
    pub fn each_alone(&self) -> impl Iterator<Item = Self> {
        self.variants.iter().map(|variant| self.alone(variant))
    }
}
