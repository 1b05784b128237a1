//! Writes and reads the catalog as JSON: members in a fixed order, without absent ones, and nothing that depends on
//! the machine.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Catalog, Entry, Group, Tombstone};

/// Major: readers must reject a version that they do not know. Minor: optional members were added.
pub const SCHEMA_VERSION: &str = "1.0";

const SCHEMA_URL: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/raw/main/docs/catalog.schema.json");

/// Why a catalog could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The fact.
    pub message: String,
    /// From 1; 0 when the fault is not at one place.
    pub line: usize,
    /// From 1; 0 when the fault is not at one place.
    pub column: usize,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            return f.write_str(&self.message);
        }
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for Unreadable {}

#[derive(Serialize)]
struct Written<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    schema_version: &'a str,
    catalog: CatalogHeader<'a>,
    groups: &'a [Group],
    errors: &'a [Entry],
    tombstones: &'a [Tombstone],
}

#[derive(Serialize)]
struct CatalogHeader<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
}

#[derive(Deserialize)]
struct Version {
    schema_version: String,
}

#[derive(Deserialize)]
struct Read {
    #[serde(default)]
    catalog: Title,
    #[serde(default)]
    groups: Vec<Group>,
    errors: Vec<Entry>,
    #[serde(default)]
    tombstones: Vec<Tombstone>,
}

#[derive(Default, Deserialize)]
struct Title {
    title: Option<String>,
}

impl Catalog {
    /// The catalog as JSON text with a final newline.
    ///
    /// # Errors
    /// None in practice: JSON can express every catalog.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        let header = CatalogHeader { title: self.title.as_deref() };
        let written = Written {
            schema: SCHEMA_URL,
            schema_version: SCHEMA_VERSION,
            catalog: header,
            groups: &self.groups,
            errors: &self.errors,
            tombstones: &self.tombstones,
        };
        let mut text = serde_json::to_string_pretty(&written)?;
        text.push('\n');
        Ok(text)
    }

    /// Reads the output of [`Catalog::to_json`]. Ignores members that it does not know, and rejects a newer major
    /// version.
    ///
    /// # Errors
    /// When the text is not JSON, not a catalog, or of a major version other than [`SCHEMA_VERSION`]'s.
    pub fn from_json(text: &str) -> Result<Self, Unreadable> {
        let version: Version = serde_json::from_str(text).map_err(|error| unreadable(&error))?;
        if version.schema_version.split('.').next() != SCHEMA_VERSION.split('.').next() {
            let message =
                format!("catalog has schema version {}, this program reads {SCHEMA_VERSION}", version.schema_version);
            return Err(Unreadable { message, line: 0, column: 0 });
        }
        let read: Read = serde_json::from_str(text).map_err(|error| unreadable(&error))?;
        let Read { catalog: Title { title }, groups, errors, tombstones } = read;
        let mut catalog = Self { title, version: None, groups, errors, tombstones };
        catalog.sort();
        Ok(catalog)
    }

    /// The same catalog without line numbers, which would change with every line above.
    #[must_use]
    pub fn without_lines(mut self) -> Self {
        for source in self.errors.iter_mut().flat_map(|entry| &mut entry.variants).filter_map(|v| v.source.as_mut()) {
            source.line = None;
            source.column = None;
        }
        self
    }
}

fn unreadable(error: &serde_json::Error) -> Unreadable {
    let text = error.to_string();
    let message = text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message).to_owned();
    Unreadable { message, line: error.line(), column: error.column() }
}
