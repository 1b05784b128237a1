//! Codes that left the catalog become tombstones: a code that meant something may never mean something else.

use crate::catalog::{Catalog, Entry, Tombstone};

/// Adds to `current` the tombstones of `before`, and new ones for the codes that only `before` has.
///
/// `reason` tells why a code is gone, usually from its acceptance.
pub fn bury(current: &mut Catalog, before: &Catalog, reason: impl Fn(&str) -> Option<String>) {
    let kept = before.tombstones.iter().filter(|stone| current.get(&stone.code).is_none()).cloned();
    let renamed = |gone: &Entry| {
        let declared = |entry: &&Entry| entry.aliases.contains(&gone.code);
        let remapped = |entry: &&Entry| {
            let emits = |path: &str| entry.variants.iter().any(|variant| variant.path == path);
            !gone.variants.is_empty() && gone.variants.iter().all(|variant| emits(&variant.path))
        };
        let mut errors = current.errors.iter();
        let successor = errors.clone().find(declared).or_else(|| errors.find(remapped));
        successor.map(|entry| entry.code.clone())
    };
    let gone = before.errors.iter().filter(|entry| !entry.unstable && current.get(&entry.code).is_none());
    let fresh = gone.map(|entry| Tombstone {
        replaced_by: entry.replaced_by.clone().or_else(|| renamed(entry)),
        reason: reason(&entry.code),
        ..stone(entry)
    });
    let mut stones: Vec<Tombstone> = kept.chain(fresh).collect();
    stones.sort_by(|a, b| a.code.cmp(&b.code));
    stones.dedup_by(|a, b| a.code == b.code);
    current.tombstones = stones;
}

fn stone(entry: &Entry) -> Tombstone {
    Tombstone {
        code: entry.code.clone(),
        status: entry.status,
        error_type: entry.error_type.clone(),
        doc_url: entry.doc_url.clone(),
        ..Tombstone::default()
    }
}
