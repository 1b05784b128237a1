//! Which codes of an earlier contract belong to packages that were not selected.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Entry, ErrorPath};

/// Whether a code belongs to crates that were not selected, and to no other.
pub(crate) fn outside(entry: &Entry, unselected: &BTreeSet<String>) -> bool {
    let foreign = |path: &ErrorPath| unselected.contains(&path.crate_name());
    !entry.variants.is_empty() && entry.variants.iter().all(|variant| foreign(&variant.path))
}

/// The crates of such codes, as text; none if there is no such code.
pub(crate) fn outside_crates(catalog: &Catalog, unselected: &BTreeSet<String>) -> Option<String> {
    let others = catalog.errors.iter().filter(|entry| outside(entry, unselected));
    let paths = others.flat_map(|entry| entry.variants.iter().map(|variant| &variant.path));
    let names: BTreeSet<String> = paths.map(|path| format!("`{}`", path.crate_name())).collect();
    (!names.is_empty()).then(|| names.into_iter().collect::<Vec<_>>().join(", "))
}
