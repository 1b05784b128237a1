//! Pairs the variants that emit a code on both sides.

use std::collections::{BTreeMap, BTreeSet};

use super::Comparison;
use crate::catalog::{Entry, ErrorPath, Variant};

/// How the variants that emit a code changed.
#[derive(Default)]
pub(crate) struct Emitters<'a> {
    /// The variants of both sides that belong together.
    pub(crate) pairs: Vec<(&'a Variant, &'a Variant)>,
    /// Variants with another name in the same type.
    pub(crate) renamed: Vec<(ErrorPath, ErrorPath)>,
    /// Types, of which several variants may have moved.
    pub(crate) moved_types: BTreeSet<(ErrorPath, ErrorPath)>,
    /// Paths on the new side that emit the code no more.
    pub(crate) removed: Vec<ErrorPath>,
    pub(crate) added: Vec<ErrorPath>,
}

/// A variant, and its path on the new side.
type Placed<'a> = (ErrorPath, &'a Variant);

impl Comparison<'_> {
    /// Pairs the variants of a code: by path, then within a type, then across types. What became another code is in
    /// neither list.
    pub(crate) fn emitters<'e>(&self, old: &'e Entry, new: &'e Entry) -> Emitters<'e> {
        let variants: &BTreeSet<(ErrorPath, &str)> = &self.codes.variants;
        let explained = |path: &ErrorPath, code| variants.contains(&(path.clone(), code));
        let mut emitters = Emitters::default();
        // `cfg` can give one path to several variants.
        let mut now: BTreeMap<&ErrorPath, Vec<&Variant>> = BTreeMap::new();
        for variant in new.variants.iter().rev() {
            now.entry(&variant.path).or_default().push(variant);
        }
        let mut left: Vec<Placed<'e>> = Vec::new();
        for variant in &old.variants {
            let path = self.types.follow(&variant.path);
            if let Some(twin) = now.get_mut(&path).and_then(Vec::pop) {
                let ty = variant.path.type_path();
                emitters.moved_types.extend(self.types.moved.get(&ty).map(|new| (ty.clone(), new.clone())));
                emitters.pairs.push((variant, twin));
            } else {
                left.push((path, variant));
            }
        }
        let known: BTreeSet<&ErrorPath> = emitters.pairs.iter().map(|(_, twin)| &twin.path).collect();
        left.retain(|(path, _)| !known.contains(path) && !explained(path, old.spec.code.as_str()));
        let came = now.into_values().flatten();
        let came = came.filter(|it| !known.contains(&it.path) && !explained(&it.path, new.spec.code.as_str()));
        let mut came: Vec<&Variant> = came.collect();
        came.dedup_by(|a, b| a.path == b.path);
        let renamed = paired(&mut left, &mut came, |old, new| old.type_path() == new.type_path());
        let moved = paired(&mut left, &mut came, |_, _| true);
        emitters.renamed = renamed.iter().map(|((old, _), new)| (old.clone(), new.path.clone())).collect();
        emitters.moved_types.extend(moved.iter().map(|((old, _), new)| (old.type_path(), new.path.type_path())));
        emitters.pairs.extend(renamed.iter().chain(&moved).map(|((_, old), new)| (*old, *new)));
        emitters.removed = left.into_iter().map(|(path, _)| path).collect();
        emitters.added = came.into_iter().map(|variant| variant.path.clone()).collect();
        emitters
    }
}

/// Pairs removed variants with added ones, and takes the pairs out of both lists.
fn paired<'a>(
    removed: &mut Vec<Placed<'a>>,
    added: &mut Vec<&'a Variant>,
    same: impl Fn(&ErrorPath, &ErrorPath) -> bool,
) -> Vec<(Placed<'a>, &'a Variant)> {
    let mut pairs = Vec::new();
    removed.retain(|old| {
        let Some(at) = added.iter().position(|new| same(&old.0, &new.path)) else { return true };
        pairs.push((old.clone(), added.remove(at)));
        false
    });
    pairs
}
