//! Removed codes become tombstones, so that a code never gets another meaning.

use crate::catalog::{Catalog, Entry, ErrorPath, Tombstone};

/// Adds to `current` the tombstones of `before`, and new ones for the codes that only `before` has.
///
/// `reason` returns why a code was removed; usually the acceptance says it.
pub fn bury(current: &mut Catalog, before: &Catalog, reason: impl Fn(&str) -> Option<String>) {
    let kept = before.tombstones.iter().filter(|stone| current.get(&stone.code).is_none()).map(|stone| Tombstone {
        // The removal may be accepted after the lock was written.
        reason: stone.reason.clone().or_else(|| reason(&stone.code)),
        ..stone.clone()
    });
    let renamed = |gone: &Entry| {
        let declared = |entry: &&Entry| entry.spec.aliases.contains(&gone.spec.code);
        let remapped = |entry: &&Entry| {
            let emits = |path: &ErrorPath| entry.variants.iter().any(|variant| variant.path == *path);
            !gone.variants.is_empty() && gone.variants.iter().all(|variant| emits(&variant.path))
        };
        let mut errors = current.errors.iter();
        let successor = errors.clone().find(declared).or_else(|| errors.find(remapped));
        successor.map(|entry| entry.spec.code.clone())
    };
    let gone = before.errors.iter().filter(|entry| !entry.spec.unstable && current.get(&entry.spec.code).is_none());
    let fresh = gone.map(|entry| Tombstone {
        code: entry.spec.code.clone(),
        status: entry.spec.status,
        error_type: entry.spec.error_type.clone(),
        removed_in: None,
        reason: reason(&entry.spec.code),
        replaced_by: entry.spec.replaced_by.clone().or_else(|| renamed(entry)),
        doc_url: entry.spec.doc_url.clone(),
        history: Vec::new(),
    });
    let mut stones: Vec<Tombstone> = kept.chain(fresh).collect();
    stones.sort_by(|a, b| a.code.cmp(&b.code));
    stones.dedup_by(|a, b| a.code == b.code);
    current.tombstones = stones;
}
