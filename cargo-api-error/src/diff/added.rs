//! Codes that are new: in a type that nobody knows yet, or among errors that clients already handle.

use super::{Change, Comparison};
use crate::catalog::{Entry, Variant, split};

impl Comparison<'_> {
    pub(super) fn added_codes(&mut self) {
        let (old, new) = (self.old, self.new);
        for entry in new.errors.iter().filter(|entry| old.get(&entry.code).is_none()) {
            if !self.claims.added.contains(&entry.code) {
                let change = self.addition(entry);
                self.report(None, change);
            }
        }
    }

    fn addition(&self, entry: &Entry) -> Change {
        let is = format!("{} {}", entry.status, entry.error_type);
        let in_group = |variant: &Variant| {
            let path = self.groups.follow(&variant.path);
            entry.variants.iter().any(|own| own.group() == split(&path).0)
        };
        let known: Vec<&Entry> = self.old.errors.iter().filter(|other| other.variants.iter().any(in_group)).collect();
        if known.is_empty() {
            return Change::new("error-added", &entry.code).new_value(is);
        }
        let same = |other: &&&Entry| {
            other.status == entry.status && other.error_type == entry.error_type && other.retryable == entry.retryable
        };
        if known.iter().any(|other| same(&other)) {
            return Change::new("error-added-open", &entry.code).new_value(is);
        }
        let mut news = Vec::new();
        if known.iter().all(|other| other.status != entry.status) {
            news.push(format!("status {}", entry.status));
        }
        if known.iter().all(|other| other.error_type != entry.error_type) {
            news.push(format!("type {}", entry.error_type));
        }
        if known.iter().all(|other| other.retryable != entry.retryable) {
            news.push(if entry.retryable { "retry advice" } else { "an error without retry" }.to_owned());
        }
        if news.is_empty() {
            news.push(format!("the combination {is}"));
        }
        Change::new("error-added-new-class", &entry.code).new_value(news.join(" and "))
    }
}
