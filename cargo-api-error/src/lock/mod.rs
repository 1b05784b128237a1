//! `api-errors.lock`: the contract without texts, with one line per code, sorted, so that it is easy to review and to
//! merge.

mod accept;
mod file;
mod tombstone;

use std::collections::BTreeMap;

use api_error_syntax::{Deprecated, DetailDef, HeaderDef, SpecDef};

use crate::catalog::{Catalog, Entry, Own, Prose, Variant};

pub use accept::{Acceptance, Acceptances};
pub use file::{changes, entry_line, write};
pub use tombstone::bury;

/// The file that holds the contract of the working tree.
pub const LOCK_FILE: &str = "api-errors.lock";
/// The file that holds the contract of the last release.
pub const RELEASED_FILE: &str = "api-errors.released.lock";
/// The file that holds the acceptances.
pub const ACCEPT_FILE: &str = "api-errors.toml";
/// The version of the format. A newer lock is rejected: it must never look like "no changes".
pub const LOCK_VERSION: u32 = 1;

/// A lock that was read, and the line of each code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// The contract without messages and documentation.
    pub catalog: Catalog,
    /// The line of each code, from 1.
    pub lines: BTreeMap<String, usize>,
}

/// The part of an entry that a lock keeps.
pub fn contract(entry: &Entry) -> Entry {
    let kept = Entry { spec: promise(&entry.spec), cfg: entry.cfg.clone(), ..Entry::default() };
    let variant = |variant: &Variant| {
        let own = match &variant.own {
            own if *own == Own::default() => Own::default(),
            _ => Own::of(promise(&entry.alone(variant).spec), Prose::default(), &kept),
        };
        Variant { path: variant.path.clone(), own, ..Variant::default() }
    };
    let mut variants: Vec<Variant> = entry.variants.iter().map(variant).collect();
    variants.dedup();
    Entry { variants, ..kept }
}

/// A contract without its texts.
fn promise(spec: &SpecDef) -> SpecDef {
    let headers = spec.headers.iter().map(|header| HeaderDef { value: None, ..header.clone() });
    let details = spec.details.iter().map(|detail| DetailDef { description: None, ..detail.clone() });
    let note_free = |deprecated: &Deprecated| Deprecated { since: deprecated.since.clone(), note: None };
    SpecDef {
        message_from: None,
        message: None,
        headers: headers.collect(),
        details: details.collect(),
        deprecated: spec.deprecated.as_ref().map(note_free),
        expose: false,
        expose_reason: None,
        shared: false,
        unchecked: None,
        since: None,
        ..spec.clone()
    }
}
