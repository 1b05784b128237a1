//! Compares the variants that share a code one by one.

use api_error_syntax::SpecDef;

use super::{Change, Comparison, Emitters};
use crate::catalog::{Entry, ErrorPath, Variant, merged};

impl Comparison<'_> {
    /// The changes of every code, and of each variant where several emit it. What the same change does to all of them is one
    /// change of the code.
    pub(crate) fn by_variant<I: IntoIterator<Item = Change>>(
        &self,
        detect: impl Fn(&Entry, &Entry) -> I,
    ) -> Vec<Change> {
        self.each(|old, new| {
            if !old.is_shared() && !new.is_shared() {
                return detect(old, new).into_iter().collect();
            }
            of_variants(old, new, &self.emitters(old, new).pairs, &detect)
        })
    }

    /// The same, and then the changes of what all variants have in common, as far as variants joined or left.
    pub(crate) fn by_contract<I: IntoIterator<Item = Change>>(
        &self,
        detect: impl Fn(&Entry, &Entry) -> I,
    ) -> Vec<Change> {
        self.each(|old, new| {
            if !old.is_shared() && !new.is_shared() {
                return detect(old, new).into_iter().collect();
            }
            let Emitters { pairs, added, .. } = self.emitters(old, new);
            let mut changes = of_variants(old, new, &pairs, &detect);
            if pairs.len() < old.variants.len().max(new.variants.len()) {
                changes.extend(detect(&self.halfway(old, new, &pairs), &without_runtime(new, &added)));
            }
            changes
        })
    }

    /// The old entry after the changes of its variants, without those that emit another code now, and before others joined or
    /// left.
    fn halfway(&self, old: &Entry, new: &Entry, pairs: &[(&Variant, &Variant)]) -> Entry {
        let stays = |variant: &Variant| pairs.iter().any(|(before, _)| std::ptr::eq(*before, variant));
        let moved = |variant: &Variant| {
            let left = (self.types.follow(&variant.path), old.spec.code.as_str());
            self.codes.variants.contains(&left)
        };
        let gone = old.variants.iter().filter(|variant| !stays(variant) && !moved(variant));
        let gone = gone.map(|variant| old.alone(variant).spec);
        let specs: Vec<SpecDef> = pairs.iter().map(|(_, after)| new.alone(after).spec).chain(gone).collect();
        let spec = merged(&specs.iter().collect::<Vec<_>>()).unwrap_or_else(|| old.spec.clone());
        Entry { spec, ..old.clone() }
    }
}

/// An entry without the variants of the runtime that joined it: the service sent what they are before a catalog named them.
fn without_runtime(entry: &Entry, joined: &[ErrorPath]) -> Entry {
    let stays = |variant: &&Variant| !(variant.path.is_built_in() && joined.contains(&variant.path));
    let specs: Vec<SpecDef> = entry.variants.iter().filter(stays).map(|variant| entry.alone(variant).spec).collect();
    let spec = merged(&specs.iter().collect::<Vec<_>>()).unwrap_or_else(|| entry.spec.clone());
    Entry { spec, ..entry.clone() }
}

fn of_variants<I: IntoIterator<Item = Change>>(
    old: &Entry,
    new: &Entry,
    pairs: &[(&Variant, &Variant)],
    detect: impl Fn(&Entry, &Entry) -> I,
) -> Vec<Change> {
    let mut found: Vec<(Change, Vec<ErrorPath>)> = Vec::new();
    for (before, after) in pairs {
        for change in detect(&old.alone(before), &new.alone(after)) {
            match found.iter_mut().find(|(known, _)| *known == change) {
                Some((_, variants)) => variants.push(after.path.clone()),
                None => found.push((change, vec![after.path.clone()])),
            }
        }
    }
    let all = old.variants.len().max(new.variants.len());
    let change = |(change, variants): (Change, Vec<ErrorPath>)| {
        if variants.len() == all {
            return vec![change];
        }
        variants.into_iter().map(|variant| change.clone().within(variant)).collect()
    };
    found.into_iter().flat_map(change).collect()
}
