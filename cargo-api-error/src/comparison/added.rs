//! Codes that are new: in a type that nobody knows yet, or among errors that clients already handle.

use super::Comparison;
use crate::catalog::{Entry, Variant};

/// What a new code means to clients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Addition {
    /// Its type is new too.
    NewType,
    /// Its status, type and retry advice already occur in its type.
    Open,
    /// Its type had no such status, type or retry advice, in words.
    NewClass(String),
}

impl<'a> Comparison<'a> {
    /// The codes that are new and that no other change explains.
    pub(crate) fn added(&self) -> impl Iterator<Item = (&'a Entry, Addition)> {
        let came = self.new.errors.iter().filter(|entry| self.old.get(&entry.spec.code).is_none());
        let unexplained = came.filter(|entry| !self.explained.added.contains(&entry.spec.code));
        unexplained.map(|entry| (entry, self.addition(entry)))
    }

    fn addition(&self, entry: &Entry) -> Addition {
        let in_type = |variant: &Variant| {
            let ty = self.types.follow(&variant.path).type_path();
            entry.variants.iter().any(|own| own.path.type_path() == ty)
        };
        let known: Vec<&Entry> = self.old.errors.iter().filter(|other| other.variants.iter().any(in_type)).collect();
        let spec = &entry.spec;
        let differs = |fact: &dyn Fn(&Entry) -> bool| known.iter().all(|other| !fact(other));
        let same_status = |other: &Entry| other.spec.status == spec.status;
        let same_type = |other: &Entry| other.spec.error_type == spec.error_type;
        let same_retry = |other: &Entry| other.spec.retryable == spec.retryable;
        if known.is_empty() {
            return Addition::NewType;
        }
        if !differs(&|other| same_status(other) && same_type(other) && same_retry(other)) {
            return Addition::Open;
        }
        let mut news = Vec::new();
        if differs(&same_status) {
            news.push(format!("status {}", spec.status));
        }
        if differs(&same_type) {
            news.push(format!("type {}", spec.error_type));
        }
        if differs(&same_retry) {
            news.push(if spec.retryable { "retry advice" } else { "an error without retry" }.to_owned());
        }
        if news.is_empty() {
            news.push(format!("the combination {} {}", spec.status, spec.error_type));
        }
        Addition::NewClass(news.join(" and "))
    }
}
