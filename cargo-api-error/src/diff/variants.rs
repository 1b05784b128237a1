//! The variants behind one code: renamed, moved, more, fewer; and in which builds.

use std::collections::BTreeSet;

use super::{Change, Comparison};
use crate::catalog::{Entry, ErrorPath};

impl Comparison<'_> {
    pub(super) fn variants(&mut self, old: &Entry, new: &Entry) {
        let is: BTreeSet<ErrorPath> = new.variants.iter().map(|variant| variant.path.clone()).collect();
        let mut gone: Vec<ErrorPath> = Vec::new();
        let mut followed = BTreeSet::new();
        let mut moves = BTreeSet::new();
        for variant in &old.variants {
            let path = self.groups.follow(&variant.path);
            if is.contains(&path) {
                if let Some(group) = self.groups.moved(&variant.path.type_path()) {
                    moves.insert((variant.path.type_path(), group.clone()));
                }
                followed.insert(path);
            } else if !self.claims.variants.contains(&(path.clone(), old.spec.code.clone())) {
                gone.push(path);
            }
        }
        let claimed = |path: &ErrorPath| self.claims.variants.contains(&(path.clone(), new.spec.code.clone()));
        let mut came: Vec<ErrorPath> =
            is.into_iter().filter(|path| !followed.contains(path) && !claimed(path)).collect();
        let mut changes = pair(&mut gone, &mut came, |a, b| a.type_path() == b.type_path())
            .into_iter()
            .map(|(old, new)| ("variant-renamed", old, new))
            .collect::<Vec<_>>();
        moves.extend(pair(&mut gone, &mut came, |_, _| true).into_iter().map(|(a, b)| (a.type_path(), b.type_path())));
        changes.extend(moves.into_iter().map(|(old, new)| ("error-moved", old, new)));
        for (rule, before, after) in changes {
            let change = Change::new(rule, &old.spec.code).old(format!("`{before}`")).new_value(format!("`{after}`"));
            self.report(Some(old), change);
        }
        for path in gone {
            self.report(Some(old), Change::new("variant-removed", &old.spec.code).old(format!("`{path}`")));
        }
        for path in came {
            let change = Change::new("variant-added", &old.spec.code).new_value(format!("`{path}`"));
            self.report(Some(old), Change { variants: vec![path], ..change });
        }
        self.builds(old, new);
    }

    fn builds(&mut self, old: &Entry, new: &Entry) {
        let change = match (&old.cfg, &new.cfg) {
            (before, after) if before == after => return,
            (Some(before), None) => Change::new("became-unconditional", &old.spec.code).old(before),
            (None, Some(after)) => Change::new("became-conditional", &old.spec.code).new_value(after),
            (Some(before), Some(after)) => {
                Change::new("became-conditional", &old.spec.code).old(before).new_value(after)
            }
            (None, None) => return,
        };
        self.report(Some(old), change);
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
