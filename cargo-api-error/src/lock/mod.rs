//! `api-errors.lock`: the contract fields of the catalog, one sorted line per code, made for review and for merges.

mod accept;
mod line;
mod parse;
mod tombstone;

use std::collections::BTreeMap;
use std::fmt;

use crate::catalog::{Catalog, Entry, Header, RetryAfter, Variant};

pub use accept::{Acceptance, Acceptances};
pub use line::{entry_line, tombstone_line};
pub use parse::{MEMBERS, TOMBSTONE_MEMBERS};
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

/// Why a lock could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockError {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The fact.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
}

impl fmt::Display for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for LockError {}

impl Lock {
    /// Reads a lock.
    ///
    /// # Errors
    /// At the first character that is not part of one: a foreign header, a newer version, a malformed or repeated line.
    pub fn parse(text: &str) -> Result<Self, LockError> {
        parse::lock(text)
    }
}

/// The lock's text for a catalog.
#[must_use]
pub fn write(catalog: &Catalog) -> String {
    let mut lines: Vec<(&str, String)> = Vec::with_capacity(catalog.errors.len() + catalog.tombstones.len());
    lines.extend(catalog.errors.iter().map(|entry| (entry.code.as_str(), entry_line(entry))));
    // A code that is back has its own line again; its tombstone is history.
    let gone = catalog.tombstones.iter().filter(|stone| catalog.get(&stone.code).is_none());
    lines.extend(gone.map(|stone| (stone.code.as_str(), tombstone_line(stone))));
    lines.sort();
    let mut text = format!("# {LOCK_FILE} {LOCK_VERSION}\n");
    if let Some(version) = &catalog.version {
        text.push_str("# released ");
        text.push_str(version);
        text.push('\n');
    }
    text.push_str("# The error contract, one code a line. `cargo api-error lock` writes it; do not edit.\n");
    for (_, line) in lines {
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// The part of an entry that a lock keeps.
#[must_use]
pub fn contract(entry: &Entry) -> Entry {
    let headers = entry.headers.iter().map(|header| Header { value: None, ..header.clone() });
    let paths = entry.variants.iter().map(|variant| Variant { path: variant.path.clone(), ..Variant::default() });
    let mut variants: Vec<Variant> = paths.collect();
    variants.dedup();
    Entry {
        code: entry.code.clone(),
        status: entry.status,
        error_type: entry.error_type.clone(),
        param: entry.param.clone(),
        doc_url: entry.doc_url.clone(),
        retryable: entry.retryable,
        retry_after: entry.retry_after.as_ref().map(|after| match after {
            RetryAfter::Seconds(seconds) => RetryAfter::Seconds(*seconds),
            // Which field holds the seconds is nobody's business outside the crate.
            RetryAfter::Field(_) => RetryAfter::Field(String::new()),
        }),
        headers: headers.collect(),
        details: entry.details.clone(),
        unstable: entry.unstable,
        deprecated: entry
            .deprecated
            .as_ref()
            .map(|deprecated| crate::catalog::Deprecated { since: deprecated.since.clone(), note: None }),
        replaced_by: entry.replaced_by.clone(),
        sunset: entry.sunset.clone(),
        aliases: entry.aliases.clone(),
        cfg: entry.cfg.clone(),
        variants,
        ..Entry::default()
    }
}
