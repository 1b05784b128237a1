//! Types that were renamed or moved: pairs of old and new, so that their variants can be followed.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, ErrorPath};

/// Old type to new type, for those that only one side has.
#[derive(Debug, Default)]
pub(crate) struct Types {
    /// In the same module.
    pub(crate) renamed: BTreeMap<ErrorPath, ErrorPath>,
    /// In another module.
    moved: BTreeMap<ErrorPath, ErrorPath>,
}

/// A type's codes and the names of its variants.
type Content<'a> = BTreeMap<ErrorPath, BTreeSet<&'a str>>;

impl Types {
    /// A type that is gone and a new one are the same when they share a code or a variant's name, and either the
    /// module or the type's own name.
    pub(crate) fn pair(old: &Catalog, new: &Catalog) -> Self {
        let (before, after) = (content(old), content(new));
        let mut types = Self::default();
        let mut taken = BTreeSet::new();
        for (ty, inside) in before.iter().filter(|(ty, _)| !after.contains_key(*ty)) {
            let candidates = after.iter().filter(|(other, _)| !before.contains_key(*other) && !taken.contains(other));
            let shared = candidates.map(|(other, theirs)| (inside.intersection(theirs).count(), other));
            let related =
                shared.filter(|(count, other)| *count > 0 && (same_module(ty, other) || same_name(ty, other)));
            let Some((_, other)) = related.max_by_key(|(count, other)| (*count, std::cmp::Reverse(*other))) else {
                continue;
            };
            taken.insert(other);
            let map = if same_module(ty, other) { &mut types.renamed } else { &mut types.moved };
            map.insert(ty.clone(), other.clone());
        }
        types
    }

    /// Where a variant of the old side is on the new side.
    pub(crate) fn follow(&self, path: &ErrorPath) -> ErrorPath {
        let ty = path.type_path();
        let now = self.renamed.get(&ty).or_else(|| self.moved.get(&ty));
        now.map_or_else(|| path.clone(), |now| path.in_type(now))
    }

    /// The new place of a type that moved with its name.
    pub(crate) fn moved(&self, ty: &ErrorPath) -> Option<&ErrorPath> {
        self.moved.get(ty)
    }
}

fn content(catalog: &Catalog) -> Content<'_> {
    let mut content = Content::new();
    for entry in &catalog.errors {
        for variant in &entry.variants {
            let inside = content.entry(variant.path.type_path()).or_default();
            inside.insert(variant.path.name());
            inside.insert(&entry.spec.code);
        }
    }
    content
}

/// A crate's root is in no module: two crates are never one type with two names.
fn same_module(a: &ErrorPath, b: &ErrorPath) -> bool {
    (&a.package, &a.target, &a.module) == (&b.package, &b.target, &b.module)
}

fn same_name(a: &ErrorPath, b: &ErrorPath) -> bool {
    a.ty == b.ty
}
