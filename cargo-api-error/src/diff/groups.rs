//! Types that were renamed or moved: pairs of old and new, so that their variants can be followed.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Comparison};
use crate::catalog::{Catalog, split};

/// Old type to new type, for those that only one side has.
#[derive(Debug, Default)]
pub(super) struct Groups {
    renamed: BTreeMap<String, String>,
    moved: BTreeMap<String, String>,
}

/// A type's codes and the names of its variants.
type Content<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

impl Groups {
    /// A type that is gone and a new one are the same when they share a code or a variant's name, and either the
    /// module or the type's own name.
    pub(super) fn pair(old: &Catalog, new: &Catalog) -> Self {
        let (before, after) = (content(old), content(new));
        let mut groups = Self::default();
        let mut taken = BTreeSet::new();
        for (group, inside) in before.iter().filter(|(group, _)| !after.contains_key(*group)) {
            let candidates = after.iter().filter(|(other, _)| !before.contains_key(*other) && !taken.contains(*other));
            let shared = candidates.map(|(other, theirs)| (inside.intersection(theirs).count(), *other));
            let related =
                shared.filter(|(count, other)| *count > 0 && (same_module(group, other) || same_name(group, other)));
            let Some((_, other)) = related.max_by_key(|(count, other)| (*count, std::cmp::Reverse(*other))) else {
                continue;
            };
            taken.insert(other);
            let map = if same_module(group, other) { &mut groups.renamed } else { &mut groups.moved };
            map.insert((*group).to_owned(), other.to_owned());
        }
        groups
    }

    /// Where a variant of the old side stands on the new side.
    pub(super) fn follow(&self, path: &str) -> String {
        let (group, variant) = split(path);
        match self.renamed.get(group).or_else(|| self.moved.get(group)) {
            None => path.to_owned(),
            Some(target) if group == path => target.clone(),
            Some(target) => format!("{target}::{variant}"),
        }
    }

    /// The new place of a type that moved with its name.
    pub(super) fn moved(&self, group: &str) -> Option<&str> {
        self.moved.get(group).map(String::as_str)
    }
}

impl Comparison<'_> {
    pub(super) fn groups(&mut self) {
        for (old, new) in &self.groups.renamed {
            let inside = self.new.errors.iter().flat_map(|entry| &entry.variants).find(|it| it.group() == new);
            let variants = inside.map(|variant| variant.path.clone()).into_iter().collect();
            let change = Change { rule: "enum-renamed", variants, ..Change::default() };
            self.changes.push(change.old(format!("`{old}`")).new_value(format!("`{new}`")));
        }
    }
}

fn content(catalog: &Catalog) -> Content<'_> {
    let mut content = Content::new();
    for entry in &catalog.errors {
        for variant in &entry.variants {
            let (group, name) = split(&variant.path);
            let inside = content.entry(group).or_default();
            inside.insert(name);
            inside.insert(&entry.code);
        }
    }
    content
}

/// A crate's root is in no module: two crates are never one type with two names.
fn same_module(a: &str, b: &str) -> bool {
    let module = |path: &'_ str| path.rsplit_once("::").map(|(module, _)| module.to_owned());
    module(a).is_some() && module(a) == module(b)
}

fn same_name(a: &str, b: &str) -> bool {
    a.rsplit("::").next() == b.rsplit("::").next()
}
