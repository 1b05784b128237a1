//! Codes that left the catalog become tombstones: a code that meant something may never mean something else.

use crate::catalog::{Catalog, Entry, Tombstone};

/// Adds to `current` the tombstones of `before`, and new ones for the codes that only `before` has.
///
/// `reason` tells why a code is gone, usually from its acceptance.
pub fn bury(current: &mut Catalog, before: &Catalog, reason: impl Fn(&str) -> Option<String>) {
    let kept = before.tombstones.iter().filter(|stone| current.get(&stone.code).is_none()).cloned();
    let renamed = |code: &str| {
        let successor = current.errors.iter().find(|entry| entry.aliases.iter().any(|alias| alias == code));
        successor.map(|entry| entry.code.clone())
    };
    let gone = before.errors.iter().filter(|entry| !entry.unstable && current.get(&entry.code).is_none());
    let fresh = gone.map(|entry| Tombstone {
        replaced_by: entry.replaced_by.clone().or_else(|| renamed(&entry.code)),
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
