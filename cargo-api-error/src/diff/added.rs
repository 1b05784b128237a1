//! Codes that are new: in a type that nobody knows yet, or among errors that clients already handle.

use super::{Change, Comparison};
use crate::catalog::{Entry, Variant};

impl Comparison<'_> {
    pub(super) fn added_codes(&mut self) {
        let (old, new) = (self.old, self.new);
        for entry in new.errors.iter().filter(|entry| old.get(&entry.spec.code).is_none()) {
            if !self.claims.added.contains(&entry.spec.code) {
                let change = self.addition(entry);
                self.report(None, change);
            }
        }
    }

    fn addition(&self, entry: &Entry) -> Change {
        let is = format!("{} {}", entry.spec.status, entry.spec.error_type);
        let in_group = |variant: &Variant| {
            let ty = self.groups.follow(&variant.path).type_path();
            entry.variants.iter().any(|own| own.path.type_path() == ty)
        };
        let known: Vec<&Entry> = self.old.errors.iter().filter(|other| other.variants.iter().any(in_group)).collect();
        if known.is_empty() {
            return Change::new("error-added", &entry.spec.code).new_value(is);
        }
        let same = |other: &&&Entry| {
            other.spec.status == entry.spec.status
                && other.spec.error_type == entry.spec.error_type
                && other.spec.retryable == entry.spec.retryable
        };
        if known.iter().any(|other| same(&other)) {
            return Change::new("error-added-open", &entry.spec.code).new_value(is);
        }
        let mut news = Vec::new();
        if known.iter().all(|other| other.spec.status != entry.spec.status) {
            news.push(format!("status {}", entry.spec.status));
        }
        if known.iter().all(|other| other.spec.error_type != entry.spec.error_type) {
            news.push(format!("type {}", entry.spec.error_type));
        }
        if known.iter().all(|other| other.spec.retryable != entry.spec.retryable) {
            news.push(if entry.spec.retryable { "retry advice" } else { "an error without retry" }.to_owned());
        }
        if news.is_empty() {
            news.push(format!("the combination {is}"));
        }
        Change::new("error-added-new-class", &entry.spec.code).new_value(news.join(" and "))
    }
}
