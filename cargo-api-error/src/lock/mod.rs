//! `api-errors.lock`: the contract fields of the catalog, one sorted line per code, made for review and for merges.

mod accept;
mod file;
mod tombstone;

use std::collections::BTreeMap;

use api_error_syntax::{Deprecated, HeaderDef, SpecDef};

use crate::catalog::{Catalog, Entry, Variant};

pub use accept::{Acceptance, Acceptances};
pub use file::{changes, entry_line, write};
pub use tombstone::bury;

/// The file that holds the contract of the working tree.
pub const LOCK_FILE: &str = "api-errors.lock";
/// The file that holds the contract of the last release.
pub const RELEASED_FILE: &str = "api-errors.released.lock";
/// The file that holds the acceptances.
pub const ACCEPT_FILE: &str = "api-errors.toml";
/// A newer lock is refused, never read as "no changes".
pub const LOCK_VERSION: u32 = 1;

/// A lock that was read, and where each code stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// Contract fields only: no message, no docs.
    pub catalog: Catalog,
    /// Code to line, from 1.
    pub lines: BTreeMap<String, usize>,
}

/// The part of an entry that a lock keeps.
pub fn contract(entry: &Entry) -> Entry {
    let paths = entry.variants.iter().map(|variant| Variant { path: variant.path.clone(), ..Variant::default() });
    let mut variants: Vec<Variant> = paths.collect();
    variants.dedup();
    let spec = &entry.spec;
    let headers = spec.headers.iter().map(|header| HeaderDef { value: None, ..header.clone() });
    let note_free = |deprecated: &Deprecated| Deprecated { since: deprecated.since.clone(), note: None };
    let spec = SpecDef {
        message_from: None,
        message: None,
        headers: headers.collect(),
        deprecated: spec.deprecated.as_ref().map(note_free),
        expose: false,
        shared: false,
        unchecked: None,
        since: None,
        ..spec.clone()
    };
    Entry { spec, cfg: entry.cfg.clone(), variants, ..Entry::default() }
}
