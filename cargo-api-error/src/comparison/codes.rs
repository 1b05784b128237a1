//! Codes that became other codes: renamed ones, remapped variants, former names that are used again.

use std::collections::{BTreeMap, BTreeSet};

use super::renames::likely;
use super::{Context, Types};
use crate::catalog::{Catalog, Entry, ErrorPath};

/// Variants that emit another code than before.
#[derive(Debug)]
pub(crate) struct Remap<'a> {
    pub(crate) old: &'a str,
    pub(crate) new: &'a str,
    /// Their paths on the new side.
    pub(crate) variants: Vec<ErrorPath>,
}

/// The codes that became other codes, and the codes and variants whose change this explains.
#[derive(Debug, Default)]
pub(crate) struct Codes<'a> {
    /// Removed codes, each with the entry that has it as an alias.
    pub(crate) renamed: Vec<(&'a Entry, &'a Entry)>,
    pub(crate) remapped: Vec<Remap<'a>>,
    /// Removed codes that were probably renamed, by the new code.
    pub(crate) likely: BTreeMap<&'a str, &'a Entry>,
    /// Codes that have another meaning than before, each with the old one in canonical form.
    pub(crate) reused: Vec<(&'a Entry, String)>,
    /// Removed codes whose removal is explained.
    pub(crate) explained_gone: BTreeSet<&'a str>,
    /// New codes whose origin is explained.
    pub(crate) explained_came: BTreeSet<&'a str>,
    /// Variants, by their path on the new side, with the code that they left or joined.
    pub(crate) variants: BTreeSet<(ErrorPath, &'a str)>,
}

impl<'a> Codes<'a> {
    pub(super) fn compare(old: &'a Catalog, new: &'a Catalog, types: &Types, context: &Context<'_>) -> Self {
        let mut codes = Self { reused: reused(old, new), ..Self::default() };
        codes.explained_came.extend(codes.reused.iter().map(|(entry, _)| entry.spec.code.as_str()));
        codes.rename(old, new, types);
        codes.remap(old, new, types, context);
        codes.guess(old, new, types);
        codes
    }

    /// A code was removed, and an entry of the new side has it as an alias.
    fn rename(&mut self, old: &'a Catalog, new: &'a Catalog, types: &Types) {
        for before in old.errors.iter().filter(|entry| new.get(&entry.spec.code).is_none()) {
            let declares = |entry: &&Entry| entry.spec.aliases.contains(&before.spec.code);
            let Some(after) = new.errors.iter().find(declares) else { continue };
            self.explained_gone.insert(&before.spec.code);
            self.explained_came.insert(&after.spec.code);
            for path in before.variants.iter().map(|variant| types.follow(&variant.path)) {
                self.variants.insert((path.clone(), &before.spec.code));
                self.variants.insert((path, &after.spec.code));
            }
            self.renamed.push((before, after));
        }
    }

    /// A code was removed and a new one is like it.
    fn guess(&mut self, old: &'a Catalog, new: &'a Catalog, types: &Types) {
        let gone = old.errors.iter().filter(|entry| new.get(&entry.spec.code).is_none());
        let gone = gone.filter(|entry| !self.explained_gone.contains(entry.spec.code.as_str()));
        let came = new.errors.iter().filter(|entry| old.get(&entry.spec.code).is_none());
        let came = came.filter(|entry| !self.explained_came.contains(entry.spec.code.as_str()));
        self.likely = likely(gone.collect(), came.collect(), types);
        self.explained_came.extend(self.likely.values().map(|entry| entry.spec.code.as_str()));
    }

    /// The same variant emits another code.
    fn remap(&mut self, old: &'a Catalog, new: &'a Catalog, types: &Types, context: &Context<'_>) {
        let before = codes_by_variant(old, |path| types.follow(path));
        let after = codes_by_variant(new, Clone::clone);
        // A code that may go left its variant's name to the variant of another code, which lost its own name.
        let takes_over = |gone: &str, came: &str| {
            let due = old.get(gone).is_some_and(|entry| new.get(gone).is_none() && context.is_due(entry));
            let free = |entry: &Entry| entry.variants.iter().all(|it| !after.contains_key(&types.follow(&it.path)));
            due && old.get(came).is_some_and(free)
        };
        let mut remaps: BTreeMap<(&str, &str), Vec<ErrorPath>> = BTreeMap::new();
        for (path, old) in &before {
            let Some(new) = after.get(path) else { continue };
            for gone in old.difference(new).filter(|gone| !self.variants.contains(&(path.clone(), **gone))) {
                for came in new.difference(old).filter(|came| !takes_over(gone, came)) {
                    remaps.entry((gone, came)).or_default().push(path.clone());
                }
            }
        }
        for ((old, new), variants) in remaps {
            self.explained_gone.insert(old);
            self.explained_came.insert(new);
            self.variants.extend(variants.iter().flat_map(|path| [(path.clone(), old), (path.clone(), new)]));
            self.remapped.push(Remap { old, new, variants });
        }
    }
}

/// Codes that are used again with another status or type than their tombstone has, or that are a former name of another
/// code.
fn reused<'a>(old: &'a Catalog, new: &'a Catalog) -> Vec<(&'a Entry, String)> {
    let buried = old.tombstones.iter().filter_map(|stone| {
        let entry = new.get(&stone.code)?;
        let same = (stone.status, &stone.error_type) == (entry.spec.status, &entry.spec.error_type);
        (!same).then(|| (entry, format!("{} {}", stone.status, stone.error_type)))
    });
    let former = old.errors.iter().flat_map(|before| {
        let aliases = before.spec.aliases.iter().filter(|alias| old.get(alias).is_none());
        aliases.filter_map(|alias| Some((new.get(alias)?, format!("alias of {}", before.spec.code))))
    });
    buried.chain(former).collect()
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
