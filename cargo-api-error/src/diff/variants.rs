//! The variants behind one code: renamed, moved, more, fewer; and in which builds.

use std::collections::BTreeSet;

use super::{Change, Comparison};
use crate::catalog::{Entry, split};

impl Comparison<'_> {
    pub(super) fn variants(&mut self, old: &Entry, new: &Entry) {
        let is: BTreeSet<String> = new.variants.iter().map(|variant| variant.path.clone()).collect();
        let mut gone: Vec<String> = Vec::new();
        let mut followed = BTreeSet::new();
        let mut moves = BTreeSet::new();
        for variant in &old.variants {
            let path = self.groups.follow(&variant.path);
            if is.contains(&path) {
                if let Some(group) = self.groups.moved(variant.group()) {
                    moves.insert((variant.group().to_owned(), group.to_owned()));
                }
                followed.insert(path);
            } else if !self.claims.variants.contains(&(path.clone(), old.code.clone())) {
                gone.push(path);
            }
        }
        let claimed = |path: &String| self.claims.variants.contains(&(path.clone(), new.code.clone()));
        let mut came: Vec<String> = is.into_iter().filter(|path| !followed.contains(path) && !claimed(path)).collect();
        let mut changes = pair(&mut gone, &mut came, |a, b| group(a) == group(b))
            .into_iter()
            .map(|(old, new)| ("variant-renamed", old, new))
            .collect::<Vec<_>>();
        moves.extend(
            pair(&mut gone, &mut came, |_, _| true)
                .into_iter()
                .map(|(a, b)| (group(&a).to_owned(), group(&b).to_owned())),
        );
        changes.extend(moves.into_iter().map(|(old, new)| ("error-moved", old, new)));
        for (rule, before, after) in changes {
            let change = Change::new(rule, &old.code).old(format!("`{before}`")).new_value(format!("`{after}`"));
            self.report(Some(old), change);
        }
        for path in gone {
            self.report(Some(old), Change::new("variant-removed", &old.code).old(format!("`{path}`")));
        }
        for path in came {
            let change = Change::new("variant-added", &old.code).new_value(format!("`{path}`"));
            self.report(Some(old), Change { variants: vec![path], ..change });
        }
        self.builds(old, new);
    }

    fn builds(&mut self, old: &Entry, new: &Entry) {
        let change = match (&old.cfg, &new.cfg) {
            (before, after) if before == after => return,
            (Some(before), None) => Change::new("became-unconditional", &old.code).old(before),
            (None, Some(after)) => Change::new("became-conditional", &old.code).new_value(after),
            (Some(before), Some(after)) => Change::new("became-conditional", &old.code).old(before).new_value(after),
            (None, None) => return,
        };
        self.report(Some(old), change);
    }
}

fn group(path: &str) -> &str {
    split(path).0
}

/// Takes out of both lists the pairs that belong together.
fn pair(gone: &mut Vec<String>, came: &mut Vec<String>, same: impl Fn(&str, &str) -> bool) -> Vec<(String, String)> {
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
