//! Writes and reads the catalog as JSON: members in a fixed order, without absent ones, and nothing that depends on
//! the machine.

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};

use super::{Body, Catalog, Domain, Entry, Group, Tombstone};
use crate::failure::Failure;

/// Major: readers must reject a version that they do not know. Minor: optional members were added.
pub const SCHEMA_VERSION: &str = "1.0";

const SCHEMA_URL: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/raw/main/docs/catalog.schema.json");

const SERVICES_SCHEMA_URL: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/raw/main/docs/services.schema.json");

const OTHER_FILE: &str = "this is not a file of `generate json` or `merge`";

/// Why a catalog or a lock could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", if *line == 0 { String::new() } else { format!("{line}:{column}: ") })]
pub struct Unreadable {
    /// The fact.
    pub message: String,
    /// From 1; 0 when the fault is not at one place.
    pub line: usize,
    /// From 1; 0 when the fault is not at one place.
    pub column: usize,
    /// The way out.
    pub help: Option<String>,
}

impl Unreadable {
    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The failure to read a file for this reason.
    pub(crate) fn of(self, file: &str) -> Failure {
        let failure = match self.line {
            0 => Failure::incomplete(format!("{file}: {}", self.message)),
            _ => Failure::incomplete(self.message).at(file, self.line, self.column),
        };
        Failure { help: self.help, ..failure }
    }
}

/// The whole file.
#[derive(Serialize, Deserialize)]
struct Document {
    #[serde(rename = "$schema", default)]
    schema: String,
    schema_version: String,
    #[serde(default)]
    catalog: Header,
    #[serde(default)]
    body: Body,
    #[serde(default)]
    groups: Vec<Group>,
    errors: Vec<Entry>,
    #[serde(default)]
    tombstones: Vec<Tombstone>,
}

#[derive(Default, Serialize, Deserialize)]
struct Header {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    domain: Option<Domain>,
}

/// The whole file of several services.
#[derive(Serialize, Deserialize)]
struct Joined {
    #[serde(rename = "$schema", default)]
    schema: String,
    schema_version: String,
    services: Vec<Document>,
}

#[derive(Deserialize)]
struct Version {
    schema_version: String,
    services: Option<IgnoredAny>,
}

/// What a JSON file has: the catalog of a service, or those of several, each with a domain of its own, sorted by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogFile {
    /// What `generate json` writes.
    One(Box<Catalog>),
    /// What `merge` writes.
    Services(Vec<Catalog>),
}

impl CatalogFile {
    /// The file's text.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        match self {
            Self::One(catalog) => catalog.to_json(),
            Self::Services(services) => pretty(&Joined {
                schema: SERVICES_SCHEMA_URL.to_owned(),
                schema_version: SCHEMA_VERSION.to_owned(),
                services: services.iter().cloned().map(Document::of).collect(),
            }),
        }
    }

    /// Reads what [`CatalogFile::to_json`] wrote.
    pub fn from_json(text: &str) -> Result<Self, Unreadable> {
        let version = version(text)?;
        if version.services.is_none() {
            return Catalog::from_json(text).map(|catalog| Self::One(Box::new(catalog)));
        }
        supported(&version)?;
        let joined: Joined = read(text)?;
        Ok(Self::Services(joined.services.into_iter().map(Document::catalog).collect()))
    }
}

impl Document {
    fn of(catalog: Catalog) -> Self {
        let Catalog { title, domain, body, groups, errors, tombstones, .. } = catalog;
        let (schema, schema_version) = (SCHEMA_URL.to_owned(), SCHEMA_VERSION.to_owned());
        Self { schema, schema_version, catalog: Header { title, domain }, body, groups, errors, tombstones }
    }

    fn catalog(self) -> Catalog {
        let Self { catalog: Header { title, domain }, body, groups, errors, tombstones, .. } = self;
        let mut catalog = Catalog { title, domain, version: None, body, groups, errors, tombstones };
        catalog.sort();
        catalog
    }
}

/// The version of a catalog, or what the text is instead.
fn version(text: &str) -> Result<Version, Unreadable> {
    let other = |message: &str| {
        let help =
            "`cargo api-error generate json -o FILE` writes the file of a workspace, `merge` that of several services";
        Unreadable { message: message.to_owned(), line: 0, column: 0, help: Some(help.to_owned()) }
    };
    match text.trim_start().bytes().next() {
        None => return Err(other("the file is empty")),
        Some(b'{') => {}
        Some(_) => return Err(other(OTHER_FILE)),
    }
    match serde_json::from_str(text) {
        Err(error) if error.is_data() => Err(other(OTHER_FILE)),
        result => result.map_err(|error| unreadable(&error)),
    }
}

fn supported(version: &Version) -> Result<(), Unreadable> {
    if version.schema_version.split('.').next() == SCHEMA_VERSION.split('.').next() {
        return Ok(());
    }
    let message = format!("catalog has schema version {}, this program reads {SCHEMA_VERSION}", version.schema_version);
    Err(Unreadable { message, line: 0, column: 0, help: None })
}

fn pretty(written: &impl Serialize) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(written).map(|text| text + "\n")
}

impl Catalog {
    /// The catalog as JSON text with a final newline.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        pretty(&Document::of(self.clone()))
    }

    /// Reads what [`Catalog::to_json`] wrote. Members it does not know are ignored, a newer major version is refused.
    pub fn from_json(text: &str) -> Result<Self, Unreadable> {
        let version = version(text)?;
        supported(&version)?;
        if version.services.is_some() {
            let message = "this file has the catalogs of several services".to_owned();
            let help = Some("name the file of one of them".to_owned());
            return Err(Unreadable { message, line: 0, column: 0, help });
        }
        read(text).map(Document::catalog)
    }

    /// The same catalog without line numbers, which change whenever a line above does.
    pub fn without_lines(mut self) -> Self {
        let variants = self.errors.iter_mut().flat_map(|entry| &mut entry.variants);
        for source in variants.filter_map(|variant| variant.source.as_mut()).chain(self.body.source.as_mut()) {
            source.line = None;
            source.column = None;
        }
        self
    }
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    serde_json::from_str(text).map_err(|error| unreadable(&error))
}

fn unreadable(error: &serde_json::Error) -> Unreadable {
    Unreadable { message: fact(error), line: error.line(), column: error.column(), help: None }
}

/// The message of serde, without its place.
pub(crate) fn fact(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.as_str(), |(fact, _)| fact).to_owned()
}
