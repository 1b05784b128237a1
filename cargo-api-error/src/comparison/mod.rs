//! Two contracts in, what became of what out: types and codes under other names, and the codes that both sides have.
//!
//! One change of the source is one change of the contract: what is explained here is not reported a second time.

mod added;
mod change;
mod codes;
mod removed;
mod types;
mod variants;

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Entry, ErrorPath};

pub(crate) use added::Addition;
pub use change::{Change, Changes};
pub(crate) use codes::Reuse;
pub(crate) use removed::Removal;

/// What a comparison must know besides the two catalogs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// Today, `YYYY-MM-DD`. Without it no sunset has passed.
    pub today: Option<&'a str>,
    /// The catalog of the last release, which shows what clients were told.
    pub released: Option<&'a Catalog>,
    /// How many days a new sunset must be away; at least one.
    pub sunset_days: u32,
}

/// Two contracts and how they belong together.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The old side.
    pub(crate) old: &'a Catalog,
    /// The new side.
    pub(crate) new: &'a Catalog,
    /// What else counts.
    pub(crate) context: &'a Context<'a>,
    /// Types under other names.
    pub(crate) types: types::Types,
    /// Codes that are gone, and the entries that declare them as their former names.
    pub(crate) renamed: Vec<(&'a Entry, &'a Entry)>,
    /// Variants that emit another code.
    pub(crate) remapped: Vec<codes::Remap<'a>>,
    /// Codes that meant something else before.
    pub(crate) reused: Vec<Reuse<'a>>,
    explained: Explained,
}

/// What is reported as part of another change.
#[derive(Debug, Default)]
struct Explained {
    removed: BTreeSet<String>,
    added: BTreeSet<String>,
    /// Variants, with the code that they left or joined.
    variants: BTreeSet<(ErrorPath, String)>,
}

/// A code on both sides. Of a renamed code the new side has the new name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair<'a> {
    pub(crate) old: &'a Entry,
    pub(crate) new: &'a Entry,
    pub(crate) comparison: &'a Comparison<'a>,
}

impl<'a> Comparison<'a> {
    /// Pairs types, codes and variants.
    #[must_use]
    pub fn new(old: &'a Catalog, new: &'a Catalog, context: &'a Context<'a>) -> Self {
        let types = types::Types::pair(old, new);
        let (renamed, remapped, reused, explained) = (Vec::new(), Vec::new(), Vec::new(), Explained::default());
        let mut comparison = Self { old, new, context, types, renamed, remapped, reused, explained };
        comparison.find_renamed();
        comparison.find_remapped();
        comparison.find_reused();
        comparison
    }

    /// The codes that both sides have, then those that have another name now.
    pub(crate) fn pairs(&'a self) -> impl Iterator<Item = Pair<'a>> {
        let same = self.old.errors.iter().filter_map(|old| Some((old, self.new.get(&old.spec.code)?)));
        let renamed = self.renamed.iter().copied().filter(|(_, new)| self.old.get(&new.spec.code).is_none());
        same.chain(renamed).map(|(old, new)| Pair { old, new, comparison: self })
    }
}
