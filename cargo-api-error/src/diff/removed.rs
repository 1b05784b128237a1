//! Codes that are gone: without warning, before their time, or as announced.

use super::{Change, Comparison};
use crate::catalog::Entry;

impl Comparison<'_> {
    pub(super) fn removed_codes(&mut self) {
        let (old, new) = (self.old, self.new);
        for entry in old.errors.iter().filter(|entry| new.get(&entry.spec.code).is_none()) {
            if !self.claims.removed.contains(&entry.spec.code) {
                let change = self.removal(entry);
                self.report(Some(entry), change);
            }
        }
    }

    fn removal(&self, entry: &Entry) -> Change {
        let buried = self.new.tombstone(&entry.spec.code).is_some();
        let announced = self.was_announced(entry) && !self.is_undated(entry);
        if announced && !self.is_due(entry) {
            let sunset = entry.spec.sunset.clone().unwrap_or_default();
            return Change::new("error-removed-before-sunset", &entry.spec.code).old(sunset);
        }
        if announced && buried {
            return Change::new("error-removed-after-deprecation", &entry.spec.code);
        }
        let note = match (entry.spec.deprecated.is_some(), self.was_announced(entry)) {
            (true, false) => Some("it was deprecated, but no release said so"),
            (true, true) if self.is_undated(entry) => {
                Some("it was deprecated without a `sunset`, and `sunset-days` asks for one")
            }
            _ => None,
        };
        let was = format!("{} {}", entry.spec.status, entry.spec.error_type);
        let notes = note.map(str::to_owned).into_iter().collect();
        Change { exceptional: buried, notes, ..Change::new("error-removed", &entry.spec.code).old(was) }
    }

    /// Whether a code may go: it was announced, and its day has come.
    pub(super) fn is_due(&self, entry: &Entry) -> bool {
        let reached = |day: &str| self.context.today.is_some_and(|today| day <= today);
        self.was_announced(entry) && !self.is_undated(entry) && entry.spec.sunset.as_deref().is_none_or(reached)
    }

    /// Who promises days promises a day.
    fn is_undated(&self, entry: &Entry) -> bool {
        entry.spec.sunset.is_none() && self.context.sunset_days > 0
    }

    /// Deprecated, and clients could know: the last release said so, where there was one.
    fn was_announced(&self, entry: &Entry) -> bool {
        let released = |released: &crate::catalog::Catalog| {
            released.get(&entry.spec.code).is_some_and(|entry| entry.spec.deprecated.is_some())
        };
        entry.spec.deprecated.is_some() && self.context.released.is_none_or(released)
    }
}
