//! Codes that became others: declared renames, remapped variants, tombstones.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Comparison};
use crate::catalog::{Catalog, Entry, ErrorPath};

impl<'a> Comparison<'a> {
    /// A code is gone and a new side's entry declares it as its alias. The pairs are compared member by member later.
    pub(super) fn renamed_codes(&mut self) -> Vec<(&'a Entry, &'a Entry)> {
        let mut pairs = Vec::new();
        let (old, new) = (self.old, self.new);
        for before in old.errors.iter().filter(|entry| new.get(&entry.spec.code).is_none()) {
            let declares = |entry: &&Entry| entry.spec.aliases.contains(&before.spec.code);
            let Some(after) = new.errors.iter().find(declares) else { continue };
            self.claims.removed.insert(before.spec.code.clone());
            for path in before.variants.iter().map(|variant| self.groups.follow(&variant.path)) {
                self.claims.variants.insert((path.clone(), before.spec.code.clone()));
                self.claims.variants.insert((path, after.spec.code.clone()));
            }
            if old.get(&after.spec.code).is_none() {
                self.claims.added.insert(after.spec.code.clone());
                pairs.push((before, after));
            }
            let change =
                Change::new("error-renamed", &before.spec.code).old(&before.spec.code).new_value(&after.spec.code);
            let variants = after.variants.iter().map(|variant| variant.path.clone()).collect();
            self.report(Some(before), Change { variants, ..change });
        }
        pairs
    }

    /// The same variant emits another code.
    pub(super) fn remapped_variants(&mut self) {
        let before = codes_by_variant(self.old, |path| self.groups.follow(path));
        let after = codes_by_variant(self.new, Clone::clone);
        let mut remaps: BTreeMap<(&str, &str), Vec<ErrorPath>> = BTreeMap::new();
        for (path, old) in &before {
            let Some(new) = after.get(path) else { continue };
            for gone in old.difference(new) {
                if self.claims.variants.contains(&(path.clone(), (*gone).to_owned())) {
                    continue;
                }
                for came in new.difference(old).filter(|came| !self.takes_over(gone, came, &after)) {
                    remaps.entry((gone, came)).or_default().push(path.clone());
                }
            }
        }
        for ((gone, came), variants) in remaps {
            if self.new.get(gone).is_none() {
                self.claims.removed.insert(gone.to_owned());
            }
            if self.old.get(came).is_none() {
                self.claims.added.insert(came.to_owned());
            }
            for path in &variants {
                self.claims.variants.insert((path.clone(), gone.to_owned()));
                self.claims.variants.insert((path.clone(), came.to_owned()));
            }
            let change = Change::new("variant-code-changed", gone).old(gone).new_value(came);
            self.report(self.old.get(gone), Change { variants, ..change });
        }
    }

    /// A code that may go left its variant's name to the variant of another code, which lost its own name.
    fn takes_over(&self, gone: &str, came: &str, after: &BTreeMap<ErrorPath, BTreeSet<&str>>) -> bool {
        let due = |entry: &Entry| self.new.get(gone).is_none() && self.is_due(entry);
        let free = |entry: &Entry| {
            entry.variants.iter().all(|variant| !after.contains_key(&self.groups.follow(&variant.path)))
        };
        self.old.get(gone).is_some_and(due) && self.old.get(came).is_some_and(free)
    }

    /// A former name of one code may not become another code.
    pub(super) fn former_codes(&mut self) {
        let (old, new) = (self.old, self.new);
        for before in &old.errors {
            let reused = before.spec.aliases.iter().filter(|alias| old.get(alias).is_none());
            for entry in reused.filter_map(|alias| new.get(alias)) {
                self.claims.added.insert(entry.spec.code.clone());
                let was = format!("a former name of {}", before.spec.code);
                let is = format!("{} {}", entry.spec.status, entry.spec.error_type);
                self.report(None, Change::new("tombstoned-code-reused", &entry.spec.code).old(was).new_value(is));
            }
        }
    }

    /// A tombstone is for ever.
    pub(super) fn tombstones(&mut self) {
        for stone in &self.old.tombstones {
            if let Some(entry) = self.new.get(&stone.code) {
                self.claims.added.insert(stone.code.clone());
                let was = format!("{} {}", stone.status, stone.error_type);
                let is = format!("{} {}", entry.spec.status, entry.spec.error_type);
                self.report(None, Change::new("tombstoned-code-reused", &stone.code).old(was).new_value(is));
            } else if self.new.tombstone(&stone.code).is_none() {
                self.report(None, Change::new("tombstone-removed", &stone.code));
            }
        }
    }
}

fn codes_by_variant(catalog: &Catalog, place: impl Fn(&ErrorPath) -> ErrorPath) -> BTreeMap<ErrorPath, BTreeSet<&str>> {
    let mut codes: BTreeMap<ErrorPath, BTreeSet<&str>> = BTreeMap::new();
    for entry in &catalog.errors {
        for variant in &entry.variants {
            codes.entry(place(&variant.path)).or_default().insert(&entry.spec.code);
        }
    }
    codes
}
