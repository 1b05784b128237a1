//! Codes that are gone: without warning, before their time, or as announced.

use super::{Change, Comparison};
use crate::catalog::Entry;

impl Comparison<'_> {
    pub(super) fn removed_codes(&mut self) {
        let (old, new) = (self.old, self.new);
        for entry in old.errors.iter().filter(|entry| new.get(&entry.code).is_none()) {
            if !self.claims.removed.contains(&entry.code) {
                let change = self.removal(entry);
                self.report(Some(entry), change);
            }
        }
    }

    fn removal(&self, entry: &Entry) -> Change {
        let buried = self.new.tombstone(&entry.code).is_some();
        if self.was_announced(entry) {
            let reached =
                entry.sunset.as_deref().is_none_or(|day| self.context.today.is_some_and(|today| day <= today));
            if !reached {
                let sunset = entry.sunset.clone().unwrap_or_default();
                return Change::new("error-removed-before-sunset", &entry.code).old(sunset);
            }
            if buried {
                return Change::new("error-removed-after-deprecation", &entry.code);
            }
        }
        let was = format!("{} {}", entry.status, entry.error_type);
        let unheard = entry.deprecated.is_some() && !self.was_announced(entry);
        let notes = unheard.then(|| "it was deprecated, but no release said so".to_owned());
        let notes = notes.into_iter().collect();
        Change { exceptional: buried, notes, ..Change::new("error-removed", &entry.code).old(was) }
    }

    /// Deprecated, and clients could know: the last release said so, where there was one.
    fn was_announced(&self, entry: &Entry) -> bool {
        let released = |released: &crate::catalog::Catalog| {
            released.get(&entry.code).is_some_and(|entry| entry.deprecated.is_some())
        };
        entry.deprecated.is_some() && self.context.released.is_none_or(released)
    }
}
