//! Codes that are gone: without warning, before their time, or as announced.

use super::Comparison;
use crate::catalog::{Catalog, Entry};

/// How a code left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Removal<'a> {
    /// Clients were not told, or not as the team promised; with the reason where something was said.
    Unannounced(Option<&'static str>),
    /// It was announced for a later day.
    BeforeSunset(&'a str),
    /// It was announced, its day has come and a tombstone remains.
    AfterDeprecation,
}

impl<'a> Comparison<'a> {
    /// The codes that are gone and that no other change explains.
    pub(crate) fn removed(&self) -> impl Iterator<Item = (&'a Entry, Removal<'a>)> {
        let gone = self.old.errors.iter().filter(|entry| self.new.get(&entry.spec.code).is_none());
        let unexplained = gone.filter(|entry| !self.explained.removed.contains(&entry.spec.code));
        unexplained.map(|entry| (entry, self.removal(entry)))
    }

    fn removal(&self, entry: &'a Entry) -> Removal<'a> {
        let announced = self.was_announced(entry) && !self.is_undated(entry);
        if announced && !self.is_due(entry) {
            return Removal::BeforeSunset(entry.spec.sunset.as_deref().unwrap_or_default());
        }
        if announced && self.new.tombstone(&entry.spec.code).is_some() {
            return Removal::AfterDeprecation;
        }
        Removal::Unannounced(match (entry.spec.deprecated.is_some(), self.was_announced(entry)) {
            (true, false) => Some("it was deprecated, but no release said so"),
            (true, true) if self.is_undated(entry) => {
                Some("it was deprecated without a `sunset`, and `sunset-days` asks for one")
            }
            _ => None,
        })
    }

    /// Whether a code may go: it was announced, and its day has come.
    pub(super) fn is_due(&self, entry: &Entry) -> bool {
        let reached = |day: &str| self.context.today.is_some_and(|today| day <= today);
        self.was_announced(entry) && !self.is_undated(entry) && entry.spec.sunset.as_deref().is_none_or(reached)
    }

    /// A team that promises its clients some days must name the day.
    fn is_undated(&self, entry: &Entry) -> bool {
        entry.spec.sunset.is_none() && self.context.sunset_days > 0
    }

    /// Deprecated, and clients could know: the last release said so, if there was one.
    fn was_announced(&self, entry: &Entry) -> bool {
        let released =
            |released: &Catalog| released.get(&entry.spec.code).is_some_and(|entry| entry.spec.deprecated.is_some());
        entry.spec.deprecated.is_some() && self.context.released.is_none_or(released)
    }
}
