//! Queries of a comparison, for the detectors of the rules.

use std::fmt::Display;

use api_error_syntax::SpecDef;

use super::{Change, Comparison};
use crate::catalog::Entry;

impl<'a> Comparison<'a> {
    /// Removed codes without a successor.
    pub(crate) fn gone(&self) -> impl Iterator<Item = &'a Entry> {
        let gone = |entry: &&Entry| self.new.get(&entry.spec.code).is_none();
        self.old.errors.iter().filter(gone).filter(|entry| !self.codes.gone.contains(entry.spec.code.as_str()))
    }

    /// New codes that never had another meaning.
    pub(crate) fn came(&self) -> impl Iterator<Item = &'a Entry> {
        let came = |entry: &&Entry| self.old.get(&entry.spec.code).is_none();
        self.new.errors.iter().filter(came).filter(|entry| !self.codes.came.contains(entry.spec.code.as_str()))
    }

    /// The changes of every code that both sides have, including renamed ones.
    pub(crate) fn each<I: IntoIterator<Item = Change>>(&self, detect: impl Fn(&Entry, &Entry) -> I) -> Vec<Change> {
        let same = self.old.errors.iter().filter_map(|old| Some((old, self.new.get(&old.spec.code)?)));
        let renamed = self.codes.renamed.iter().copied().filter(|(_, new)| self.old.get(&new.spec.code).is_none());
        let found = same.chain(renamed).flat_map(|(old, new)| {
            let changes = detect(old, new).into_iter();
            changes.map(|change| Change { code: Some(old.spec.code.clone()), unstable: old.spec.unstable, ..change })
        });
        found.collect()
    }

    /// A change without values for every code for which a condition holds.
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
}
