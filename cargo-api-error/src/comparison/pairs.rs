//! Queries of a comparison, for the detectors of the rules.

use std::fmt::Display;

use api_error_syntax::SpecDef;

use super::{Change, Comparison};
use crate::catalog::{Entry, ErrorPath};

impl<'a> Comparison<'a> {
    /// Removed codes without a successor.
    pub(crate) fn gone(&self) -> impl Iterator<Item = &'a Entry> {
        let gone = |entry: &&Entry| self.new.get(&entry.spec.code).is_none();
        self.old
            .errors
            .iter()
            .filter(gone)
            .filter(|entry| !self.codes.explained_gone.contains(entry.spec.code.as_str()))
    }

    /// New codes that never had another meaning.
    pub(crate) fn came(&self) -> impl Iterator<Item = &'a Entry> {
        let came = |entry: &&Entry| self.old.get(&entry.spec.code).is_none();
        self.new
            .errors
            .iter()
            .filter(came)
            .filter(|entry| !self.codes.explained_came.contains(entry.spec.code.as_str()))
    }

    /// The changes of every code that both sides have, including renamed ones.
    pub(crate) fn each<I: IntoIterator<Item = Change>>(&self, detect: impl Fn(&Entry, &Entry) -> I) -> Vec<Change> {
        let same = self.old.errors.iter().filter_map(|old| Some((old, self.new.get(&old.spec.code)?)));
        let renamed = self.codes.renamed.iter().copied().filter(|(_, new)| self.old.get(&new.spec.code).is_none());
        let moved = self.moved();
        let moved = moved.iter().map(|(old, new)| (old, new));
        let mut found: Vec<Change> = Vec::new();
        for (old, new) in same.chain(renamed).chain(moved) {
            for change in detect(old, new) {
                let change = Change { code: Some(old.spec.code.clone()), unstable: old.spec.unstable, ..change };
                if !found.contains(&change) {
                    found.push(change);
                }
            }
        }
        found
    }

    /// The variants that are gone while others of their code became another code, which then is gone too.
    pub(crate) fn left_behind(&self) -> impl Iterator<Item = (&'a Entry, ErrorPath)> {
        let gone = |entry: &&Entry| self.new.get(&entry.spec.code).is_none();
        let remapped = |entry: &&Entry| self.codes.remapped.iter().any(|remap| remap.old == entry.spec.code);
        let entries = self.old.errors.iter().filter(gone).filter(remapped);
        entries.flat_map(|entry| {
            let paths = entry.variants.iter().map(|variant| self.types.follow(&variant.path));
            let paths = paths.filter(|path| !self.codes.variants.contains(&(path.clone(), entry.spec.code.as_str())));
            paths.map(move |path| (entry, path)).collect::<Vec<_>>()
        })
    }

    /// The variants that emit another code, before and after: the code is not all that can have changed.
    fn moved(&self) -> Vec<(Entry, Entry)> {
        let mut moved = Vec::new();
        for remap in &self.codes.remapped {
            let Some((old, new)) = self.old.get(remap.old).zip(self.new.get(remap.new)) else { continue };
            for path in &remap.variants {
                let before = old.variants.iter().find(|variant| self.types.follow(&variant.path) == *path);
                let after = new.variants.iter().find(|variant| variant.path == *path);
                moved.extend(before.zip(after).map(|(before, after)| (old.alone(before), new.alone(after))));
            }
        }
        moved
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
