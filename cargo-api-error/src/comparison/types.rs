//! Types that were renamed or moved: pairs of old and new, so that their variants can be followed.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, ErrorPath};

/// The new type of each old type, for types that only one side has.
#[derive(Debug, Default)]
pub(crate) struct Types {
    /// Types with another name in the same module.
    pub(crate) renamed: BTreeMap<ErrorPath, ErrorPath>,
    /// Types with the same name in another module or crate.
    pub(crate) moved: BTreeMap<ErrorPath, ErrorPath>,
}

impl Types {
    /// A removed type and a new one are the same if they share a code or a variant's name, and either the
    /// module or the type's own name.
    pub(super) fn pair(old: &Catalog, new: &Catalog) -> Self {
        let (before, after) = (contents(old), contents(new));
        let mut types = Self::default();
        let mut taken = BTreeSet::new();
        for (ty, inside) in before.iter().filter(|(ty, _)| !after.contains_key(*ty)) {
            let candidates = after.iter().filter(|(other, _)| !before.contains_key(*other) && !taken.contains(other));
            let shared = candidates.map(|(other, theirs)| (inside.intersection(theirs).count(), other));
            let related = shared.filter(|(count, other)| *count > 0 && (same_module(ty, other) || ty.ty == other.ty));
            let Some((_, other)) = related.max_by_key(|(count, other)| (*count, Reverse(*other))) else { continue };
            taken.insert(other);
            let map = if same_module(ty, other) { &mut types.renamed } else { &mut types.moved };
            map.insert(ty.clone(), other.clone());
        }
        types
    }

    /// The path on the new side of a variant of the old side.
    pub(crate) fn follow(&self, path: &ErrorPath) -> ErrorPath {
        let ty = path.type_path();
        let now = self.renamed.get(&ty).or_else(|| self.moved.get(&ty));
        now.map_or_else(|| path.clone(), |now| path.in_type(now))
    }
}

/// The codes of each type and the names of its variants.
fn contents(catalog: &Catalog) -> BTreeMap<ErrorPath, BTreeSet<&str>> {
    let mut contents: BTreeMap<ErrorPath, BTreeSet<&str>> = BTreeMap::new();
    for entry in &catalog.errors {
        for variant in &entry.variants {
            let inside = contents.entry(variant.path.type_path()).or_default();
            inside.extend([variant.path.name(), &entry.spec.code]);
        }
    }
    contents
}

/// The root of a crate is not in a module, so that types of two crates are never one type with two names.
fn same_module(a: &ErrorPath, b: &ErrorPath) -> bool {
    (&a.package, &a.target, &a.module) == (&b.package, &b.target, &b.module)
}
