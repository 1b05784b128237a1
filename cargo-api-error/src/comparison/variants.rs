//! The variants behind one code: renamed, moved, more, fewer.

use std::collections::BTreeSet;

use super::Pair;
use crate::catalog::ErrorPath;

/// What became of the variants that emit a code.
#[derive(Debug, Default)]
pub(crate) struct VariantChanges {
    /// Old and new name within one type.
    pub(crate) renamed: Vec<(ErrorPath, ErrorPath)>,
    /// Old and new type.
    pub(crate) moved: BTreeSet<(ErrorPath, ErrorPath)>,
    /// No longer there.
    pub(crate) gone: Vec<ErrorPath>,
    /// New.
    pub(crate) came: Vec<ErrorPath>,
}

impl Pair<'_> {
    /// What became of the variants, apart from what another change explains.
    pub(crate) fn variants(&self) -> VariantChanges {
        let comparison = self.comparison;
        let is: BTreeSet<ErrorPath> = self.new.variants.iter().map(|variant| variant.path.clone()).collect();
        let mut changes = VariantChanges::default();
        let mut followed = BTreeSet::new();
        for variant in &self.old.variants {
            let path = comparison.types.follow(&variant.path);
            if is.contains(&path) {
                let ty = variant.path.type_path();
                changes.moved.extend(comparison.types.moved(&ty).map(|now| (ty.clone(), now.clone())));
                followed.insert(path);
            } else if !comparison.explains(&path, &self.old.spec.code) {
                changes.gone.push(path);
            }
        }
        let new = |path: &ErrorPath| !followed.contains(path) && !comparison.explains(path, &self.new.spec.code);
        changes.came = is.into_iter().filter(new).collect();
        let (gone, came) = (&mut changes.gone, &mut changes.came);
        changes.renamed = pair(gone, came, |a, b| a.type_path() == b.type_path());
        let moved = pair(gone, came, |_, _| true);
        changes.moved.extend(moved.into_iter().map(|(a, b)| (a.type_path(), b.type_path())));
        changes
    }
}

/// Takes out of both lists the pairs that belong together.
fn pair(
    gone: &mut Vec<ErrorPath>,
    came: &mut Vec<ErrorPath>,
    same: impl Fn(&ErrorPath, &ErrorPath) -> bool,
) -> Vec<(ErrorPath, ErrorPath)> {
    let mut pairs = Vec::new();
    let mut rest = Vec::new();
    for old in std::mem::take(gone) {
        match came.iter().position(|new| same(&old, new)) {
            Some(at) => pairs.push((old, came.remove(at))),
            None => rest.push(old),
        }
    }
    *gone = rest;
    pairs
}
