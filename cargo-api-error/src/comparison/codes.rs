//! Codes that became others: declared renames, remapped variants, codes that meant something else before.

use std::collections::{BTreeMap, BTreeSet};

use super::Comparison;
use crate::catalog::{Catalog, Entry, ErrorPath};

/// Variants that emit one code instead of another.
#[derive(Debug)]
pub(crate) struct Remap<'a> {
    pub(crate) old: &'a str,
    pub(crate) new: &'a str,
    pub(crate) variants: Vec<ErrorPath>,
}

/// A code that meant something else before.
#[derive(Debug)]
pub(crate) struct Reuse<'a> {
    /// What it is now.
    pub(crate) entry: &'a Entry,
    /// What it was, in words.
    pub(crate) was: String,
}

type CodesByVariant<'a> = BTreeMap<ErrorPath, BTreeSet<&'a str>>;

impl Comparison<'_> {
    /// A code is gone, and an entry of the new side declares it as its alias.
    pub(super) fn find_renamed(&mut self) {
        for before in self.old.errors.iter().filter(|entry| self.new.get(&entry.spec.code).is_none()) {
            let declares = |entry: &&Entry| entry.spec.aliases.contains(&before.spec.code);
            let Some(after) = self.new.errors.iter().find(declares) else { continue };
            self.explained.removed.insert(before.spec.code.clone());
            for path in before.variants.iter().map(|variant| self.types.follow(&variant.path)) {
                self.explained.variants.insert((path.clone(), before.spec.code.clone()));
                self.explained.variants.insert((path, after.spec.code.clone()));
            }
            if self.old.get(&after.spec.code).is_none() {
                self.explained.added.insert(after.spec.code.clone());
            }
            self.renamed.push((before, after));
        }
    }

    /// The same variant emits another code.
    pub(super) fn find_remapped(&mut self) {
        let (old, new) = (self.old, self.new);
        let before = codes_by_variant(old, |path| self.types.follow(path));
        let after = codes_by_variant(new, Clone::clone);
        let mut remaps: BTreeMap<(&str, &str), Vec<ErrorPath>> = BTreeMap::new();
        for (path, codes) in &before {
            let Some(now) = after.get(path) else { continue };
            for gone in codes.difference(now).filter(|gone| !self.explains(path, gone)) {
                for came in now.difference(codes).filter(|came| !self.takes_over(gone, came, &after)) {
                    remaps.entry((gone, came)).or_default().push(path.clone());
                }
            }
        }
        for ((gone, came), variants) in remaps {
            if new.get(gone).is_none() {
                self.explained.removed.insert(gone.to_owned());
            }
            if old.get(came).is_none() {
                self.explained.added.insert(came.to_owned());
            }
            for path in &variants {
                self.explained.variants.insert((path.clone(), gone.to_owned()));
                self.explained.variants.insert((path.clone(), came.to_owned()));
            }
            self.remapped.push(Remap { old: gone, new: came, variants });
        }
    }

    /// Whether another change says that a variant left or joined a code.
    pub(super) fn explains(&self, path: &ErrorPath, code: &str) -> bool {
        self.explained.variants.contains(&(path.clone(), code.to_owned()))
    }

    /// A code that may go left its variant's name to the variant of another code, which lost its own name.
    fn takes_over(&self, gone: &str, came: &str, after: &CodesByVariant<'_>) -> bool {
        let due = |entry: &Entry| self.new.get(gone).is_none() && self.is_due(entry);
        let free =
            |entry: &Entry| entry.variants.iter().all(|variant| !after.contains_key(&self.types.follow(&variant.path)));
        self.old.get(gone).is_some_and(due) && self.old.get(came).is_some_and(free)
    }

    /// A tombstone lasts, and a former name of one code may not become another code.
    pub(super) fn find_reused(&mut self) {
        let (old, new) = (self.old, self.new);
        let stones = old.tombstones.iter().filter_map(|stone| {
            let was = format!("{} {}", stone.status, stone.error_type);
            Some(Reuse { entry: new.get(&stone.code)?, was })
        });
        let mut reused: Vec<Reuse<'_>> = stones.collect();
        for before in &old.errors {
            let aliases = before.spec.aliases.iter().filter(|alias| old.get(alias).is_none());
            let was = || format!("a former name of {}", before.spec.code);
            reused.extend(aliases.filter_map(|alias| new.get(alias)).map(|entry| Reuse { entry, was: was() }));
        }
        self.explained.added.extend(reused.iter().map(|reuse| reuse.entry.spec.code.clone()));
        self.reused = reused;
    }
}

fn codes_by_variant(catalog: &Catalog, place: impl Fn(&ErrorPath) -> ErrorPath) -> CodesByVariant<'_> {
    let mut codes = CodesByVariant::new();
    for entry in &catalog.errors {
        for variant in &entry.variants {
            codes.entry(place(&variant.path)).or_default().insert(&entry.spec.code);
        }
    }
    codes
}
