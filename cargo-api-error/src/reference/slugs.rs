//! Codes in, the names of their pages out: each code its own, on every file system.

use std::collections::{BTreeMap, BTreeSet};

use super::unnamed;
use crate::catalog::Catalog;

/// What else stands beside the pages, as Markdown or as HTML.
const RESERVED: [&str; 11] = [
    "404.html",
    "catalog.json",
    "codes.js",
    "generated.txt",
    "index",
    "index.html",
    "llms.txt",
    unnamed::SLUG,
    "site.js",
    "sitemap.xml",
    "style.css",
];

/// The name of every code's page, without extension.
#[derive(Clone, Debug, Default)]
pub struct Slugs(BTreeMap<String, String>);

impl Slugs {
    /// The names for a catalog: those of living codes first, so that former codes take no name from them.
    pub fn of(catalog: &Catalog) -> Self {
        let living = catalog.errors.iter().map(|entry| &entry.spec.code);
        let removed = catalog.tombstones.iter().map(|stone| &stone.code);
        let aliases = catalog.errors.iter().flat_map(|entry| &entry.spec.aliases);
        Self::naming(living.chain(removed).chain(aliases))
    }

    /// The names for codes; the first ones have the choice.
    pub(crate) fn naming<'a>(codes: impl Iterator<Item = &'a String>) -> Self {
        let mut slugs = Self::default();
        let mut taken: BTreeSet<String> = RESERVED.iter().map(|name| (*name).to_owned()).collect();
        for code in codes {
            let plain = plain(code);
            let mut name = plain.clone();
            let mut number = 1;
            // Two names that differ in case only are one file on some file systems.
            while !slugs.0.contains_key(code) && !taken.insert(name.to_lowercase()) {
                number += 1;
                name = format!("{plain}-{number}");
            }
            slugs.0.entry(code.clone()).or_insert(name);
        }
        slugs
    }

    /// The code whose page has this name.
    pub(crate) fn code(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(_, slug)| *slug == name).map(|(code, _)| code.as_str())
    }

    /// The name for a code.
    pub fn get(&self, code: &str) -> String {
        self.0.get(code).cloned().unwrap_or_else(|| plain(code))
    }
}

/// What no file system and no address minds.
fn plain(code: &str) -> String {
    let name = code.replace([':', '/'], "-");
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_port = port.is_some_and(|port| port.len() == 1 && port.bytes().all(|digit| digit.is_ascii_digit()));
    // Windows has devices of these names, with any extension.
    if is_port || ["con", "prn", "aux", "nul"].contains(&stem.as_str()) { format!("code-{name}") } else { name }
}
