//! Both sides of a comparison, as the detectors of the rules see them.

use std::fmt::Display;

use api_error_syntax::SpecDef;

use super::{Change, Codes, Types};
use crate::catalog::{Catalog, Entry};

/// What a comparison must know besides the two catalogs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// Today, `YYYY-MM-DD`. Without it no sunset has passed.
    pub today: Option<&'a str>,
    /// The catalog of the last release: a deprecation counts once a release announced it.
    pub released: Option<&'a Catalog>,
    /// How many days a new sunset must be away; at least one.
    pub sunset_days: u32,
}

impl Context<'_> {
    /// Whether a code may go: a release announced it, and its day has come.
    pub(crate) fn is_due(&self, entry: &Entry) -> bool {
        let reached = |day: &str| self.today.is_some_and(|today| day <= today);
        self.is_announced(entry) && !self.lacks_sunset(entry) && entry.spec.sunset.as_deref().is_none_or(reached)
    }

    /// Whether a code lacks the `sunset` that `sunset-days` requires.
    pub(crate) fn lacks_sunset(&self, entry: &Entry) -> bool {
        entry.spec.sunset.is_none() && self.sunset_days > 0
    }

    /// Whether a code is deprecated, and was so in the last release, if there was one.
    pub(crate) fn is_announced(&self, entry: &Entry) -> bool {
        let deprecated = |entry: &Entry| entry.spec.deprecated.is_some();
        let in_release = |released: &Catalog| released.get(&entry.spec.code).is_some_and(deprecated);
        deprecated(entry) && self.released.is_none_or(in_release)
    }
}

/// Both sides, and what belongs together.
#[derive(Debug)]
pub struct Comparison<'a> {
    pub(crate) old: &'a Catalog,
    pub(crate) new: &'a Catalog,
    pub(crate) context: &'a Context<'a>,
    pub(crate) types: Types,
    pub(crate) codes: Codes<'a>,
}

impl<'a> Comparison<'a> {
    /// Compares.
    #[must_use]
    pub fn new(old: &'a Catalog, new: &'a Catalog, context: &'a Context<'a>) -> Self {
        let types = Types::pair(old, new);
        let codes = Codes::compare(old, new, &types, context);
        Self { old, new, context, types, codes }
    }

    /// Codes that are gone without a successor.
    pub(crate) fn gone(&self) -> impl Iterator<Item = &'a Entry> {
        let gone = |entry: &&Entry| self.new.get(&entry.spec.code).is_none();
        self.old.errors.iter().filter(gone).filter(|entry| !self.codes.gone.contains(entry.spec.code.as_str()))
    }

    /// Codes that are new and never meant anything else.
    pub(crate) fn came(&self) -> impl Iterator<Item = &'a Entry> {
        let came = |entry: &&Entry| self.old.get(&entry.spec.code).is_none();
        self.new.errors.iter().filter(came).filter(|entry| !self.codes.came.contains(entry.spec.code.as_str()))
    }

    /// The changes of every code that both sides have, renamed ones included.
    pub(crate) fn each<I: IntoIterator<Item = Change>>(&self, detect: impl Fn(&Entry, &Entry) -> I) -> Vec<Change> {
        let same = self.old.errors.iter().filter_map(|old| Some((old, self.new.get(&old.spec.code)?)));
        let renamed = self.codes.renamed.iter().copied().filter(|(_, new)| self.old.get(&new.spec.code).is_none());
        let found = same.chain(renamed).flat_map(|(old, new)| {
            let changes = detect(old, new).into_iter();
            changes.map(|change| Change { code: Some(old.spec.code.clone()), unstable: old.spec.unstable, ..change })
        });
        found.collect()
    }

    /// A change without values for every code of which a condition holds.
    pub(crate) fn when(&self, holds: impl Fn(&SpecDef, &SpecDef) -> bool) -> Vec<Change> {
        self.each(|old, new| holds(&old.spec, &new.spec).then(Change::default))
    }

    /// Every code that no longer has a part.
    pub(crate) fn lost<T: Display>(&self, part: impl for<'e> Fn(&'e Entry) -> Option<&'e T>) -> Vec<Change> {
        self.each(|old, new| part(old).filter(|_| part(new).is_none()).map(|old| Change::default().before(old)))
    }

    /// Every code that has a part which it did not have.
    pub(crate) fn gained<T: Display>(&self, part: impl for<'e> Fn(&'e Entry) -> Option<&'e T>) -> Vec<Change> {
        self.each(|old, new| part(new).filter(|_| part(old).is_none()).map(|new| Change::default().after(new)))
    }

    /// Every code of which a part has another value than before.
    pub(crate) fn replaced<T: Display + PartialEq>(
        &self,
        part: impl for<'e> Fn(&'e Entry) -> Option<&'e T>,
    ) -> Vec<Change> {
        self.each(|old, new| {
            let both = part(old).zip(part(new)).filter(|(old, new)| old != new);
            both.map(|(old, new)| Change::from_to(old, new))
        })
    }
}
