//! Two catalogs in, changes out: per code and per variant, one semantic change reported once.

mod added;
mod change;
mod codes;
mod details;
mod entry;
mod groups;
mod judge;
mod lifecycle;
mod places;
mod removed;
mod text;
mod variants;
mod version;

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Entry, ErrorPath};

pub use change::Change;
pub use judge::judge;
pub use places::{Listing, Places};

/// What a comparison must know besides the two catalogs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// Today, `YYYY-MM-DD`. Without it no sunset has passed.
    pub today: Option<&'a str>,
    /// The catalog of the last release, which tells what clients were told.
    pub released: Option<&'a Catalog>,
    /// How many days a new sunset must be away; at least one.
    pub sunset_days: u32,
}

/// What of the comparison is explained already and must not be reported again.
#[derive(Debug, Default)]
struct Claims {
    removed: BTreeSet<String>,
    added: BTreeSet<String>,
    /// Variants whose own change is reported, with the code that they left or joined.
    variants: BTreeSet<(ErrorPath, String)>,
}

/// Both sides, and what was found so far.
struct Comparison<'a> {
    old: &'a Catalog,
    new: &'a Catalog,
    context: &'a Context<'a>,
    groups: groups::Groups,
    claims: Claims,
    changes: Vec<Change>,
}

/// All changes from one catalog to another, sorted by code, then rule.
#[must_use]
pub fn changes(old: &Catalog, new: &Catalog, context: &Context<'_>) -> Vec<Change> {
    let groups = groups::Groups::pair(old, new);
    let mut comparison = Comparison { old, new, context, groups, claims: Claims::default(), changes: Vec::new() };
    comparison.groups();
    let renamed = comparison.renamed_codes();
    comparison.remapped_variants();
    comparison.tombstones();
    comparison.former_codes();
    comparison.removed_codes();
    comparison.added_codes();
    for entry in &old.errors {
        if let Some(same) = new.get(&entry.spec.code) {
            comparison.entry(entry, same);
        }
    }
    for (before, after) in renamed {
        comparison.entry(before, after);
    }
    comparison.version();
    let mut changes = comparison.changes;
    changes.sort_by(|a, b| a.order().cmp(&b.order()));
    changes.dedup();
    changes
}

impl Comparison<'_> {
    /// Reports a change; of an entry that was unstable, as information only.
    fn report(&mut self, old: Option<&Entry>, change: Change) {
        let unstable = old.is_some_and(|entry| entry.spec.unstable);
        self.changes.push(Change { unstable, ..change });
    }
}
