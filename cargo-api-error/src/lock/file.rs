//! The text of a lock: one JSON object per line. Reading rejects every member that writing would not produce.

use std::collections::BTreeMap;

use api_error_syntax::SpecDef;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{LOCK_VERSION, Lock, LockError, contract};
use crate::catalog::{Catalog, Entry, ErrorPath, Tombstone, Variant};
use crate::scan::Predicate;

/// One line.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Line<'a> {
    Lock(LockHeader),
    Error(Locked<'a>),
    Tombstone(&'a Tombstone),
}

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LockHeader {
    version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    released: Option<String>,
    note: String,
}

/// The part of an entry that a lock keeps.
#[derive(Serialize)]
struct Locked<'a> {
    #[serde(flatten)]
    spec: &'a SpecDef,
    #[serde(skip_serializing_if = "Option::is_none")]
    cfg: &'a Option<Predicate>,
    variants: Vec<&'a ErrorPath>,
}

const NOTE: &str = "The error contract, one code per line. `cargo api-error lock` writes it; do not edit.";

/// The lock's text for a catalog.
#[must_use]
pub fn write(catalog: &Catalog) -> String {
    let mut lines: BTreeMap<&str, String> = BTreeMap::new();
    // A code that is used again has a line of its own, and no tombstone.
    lines.extend(catalog.tombstones.iter().map(|stone| (stone.code.as_str(), tombstone_line(stone))));
    lines.extend(catalog.errors.iter().map(|entry| (entry.spec.code.as_str(), entry_line(entry))));
    let header = LockHeader { version: LOCK_VERSION, released: catalog.version.clone(), note: NOTE.to_owned() };
    let mut text = line(&Line::Lock(header));
    for line in lines.into_values() {
        text.push('\n');
        text.push_str(&line);
    }
    text.push('\n');
    text
}

/// The line of a code.
#[must_use]
pub fn entry_line(entry: &Entry) -> String {
    let entry = contract(entry);
    let variants = entry.variants.iter().map(|variant| &variant.path).collect();
    line(&Line::Error(Locked { spec: &entry.spec, cfg: &entry.cfg, variants }))
}

fn tombstone_line(stone: &Tombstone) -> String {
    line(&Line::Tombstone(stone))
}

fn line(line: &Line<'_>) -> String {
    // JSON can express every contract.
    serde_json::to_string(line).unwrap_or_default()
}

/// A catalog in JSON spans several lines, or has other members.
pub(super) fn is_meant(text: &str) -> bool {
    let first = text.trim_start_matches('\u{feff}').trim_start();
    !first.starts_with('{') || first.starts_with("{\"lock\"")
}

pub(super) fn parse(text: &str) -> Result<Lock, LockError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lock = Lock { catalog: Catalog { version: header(text)?, ..Catalog::default() }, ..Lock::default() };
    for (at, text) in text.lines().enumerate().skip(1) {
        let here = Reader { line: at + 1, text };
        if text.trim().is_empty() {
            continue;
        }
        if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|marker| text.starts_with(marker)) {
            let help = "take either side, then run `cargo api-error lock`";
            return Err(here.error(1, "merge conflict marker").help(help));
        }
        let (kind, value) = here.tagged()?;
        let code = match kind.as_str() {
            "error" => {
                let entry = here.entry(value)?;
                let code = entry.spec.code.clone();
                lock.catalog.errors.push(entry);
                code
            }
            "tombstone" => {
                let stone: Tombstone = here.read("tombstone", &value)?;
                let code = stone.code.clone();
                lock.catalog.tombstones.push(stone);
                code
            }
            _ => return Err(here.unknown(&kind)),
        };
        if let Some(first) = lock.lines.insert(code.clone(), at + 1) {
            let help = format!("line {first} has it already; remove one of the two lines");
            return Err(here.error(1, format!("duplicate code `{code}`")).help(help));
        }
    }
    lock.catalog.sort();
    Ok(lock)
}

/// The version of the release, if the first line has one.
fn header(text: &str) -> Result<Option<String>, LockError> {
    let here = Reader { line: 1, text: text.lines().next().unwrap_or_default() };
    let help = "restore the file from git, or delete it and run `cargo api-error init`";
    let missing = || here.error(1, "missing header `{\"lock\":{\"version\":1,..}}`").help(help);
    let (kind, value) = here.tagged().map_err(|_| missing())?;
    match value.get("version").and_then(Value::as_u64) {
        _ if kind != "lock" => Err(missing()),
        Some(version) if version != u64::from(LOCK_VERSION) => {
            let fact = format!("lock has version {version}, this program reads {LOCK_VERSION}");
            Err(here.error(1, fact).help("update cargo-api-error"))
        }
        _ => here.read::<LockHeader>("lock", &value).map(|header| header.released).map_err(|error| error.help(help)),
    }
}

/// One line, with its number for errors.
struct Reader<'a> {
    line: usize,
    text: &'a str,
}

impl Reader<'_> {
    fn error(&self, column: usize, message: impl Into<String>) -> LockError {
        LockError { line: self.line, column, message: message.into(), help: None }
    }

    /// `{"error":{..}}` as `error` and its content.
    fn tagged(&self) -> Result<(String, Value), LockError> {
        let line: Map<String, Value> = serde_json::from_str(self.text).map_err(|error| {
            self.error(error.column().max(1), format!("this is not a JSON object: {}", fact(&error)))
        })?;
        let mut members = line.into_iter();
        match (members.next(), members.next()) {
            (Some(only), None) => Ok(only),
            _ => Err(self.error(1, "expected one member, `error` or `tombstone`")),
        }
    }

    fn entry(&self, value: Value) -> Result<Entry, LockError> {
        let Value::Object(mut members) = value else { return Err(self.malformed("error", "it is not an object")) };
        let mut take = |name: &str| members.remove(name).unwrap_or_default();
        let cfg = self.read("cfg", &take("cfg"))?;
        let paths: Vec<ErrorPath> = self.read("variants", &take("variants"))?;
        let variants = paths.into_iter().map(|path| Variant { path, ..Variant::default() });
        let spec = self.read("error", &Value::Object(members))?;
        Ok(Entry { spec, cfg, variants: variants.collect(), ..Entry::default() })
    }

    /// A value without any member that its type would not write.
    fn read<T: DeserializeOwned + Serialize>(&self, name: &str, value: &Value) -> Result<T, LockError> {
        let read: T = serde_path_to_error::deserialize(value).map_err(|error| {
            let inside = Some(error.path().to_string()).filter(|path| path != ".");
            self.malformed(inside.as_deref().unwrap_or(name), &fact(error.inner()))
        })?;
        match serde_json::to_value(&read).ok().and_then(|known| superfluous(value, &known)) {
            Some(member) => Err(self.unknown(&member)),
            None => Ok(read),
        }
    }

    fn malformed(&self, member: &str, fact: &str) -> LockError {
        self.error(self.column(member), format!("member `{member}` is malformed: {fact}"))
    }

    fn unknown(&self, member: &str) -> LockError {
        let fact = format!("unknown member `{member}`");
        self.error(self.column(member), fact).help("a newer cargo-api-error may know it; otherwise remove it")
    }

    /// The position of a member's name in the line.
    fn column(&self, path: &str) -> usize {
        let name = path.rsplit('.').next().unwrap_or_default().split('[').next().unwrap_or_default();
        let before = self.text.split_once(&format!("\"{name}\"")).map_or("", |(before, _)| before);
        before.chars().count() + 1
    }
}

/// The first member of `written` that `known` does not have.
fn superfluous(written: &Value, known: &Value) -> Option<String> {
    match (written, known) {
        (Value::Object(written), Value::Object(known)) => written.iter().find_map(|(name, value)| {
            known.get(name).map_or_else(|| Some(name.clone()), |known| superfluous(value, known))
        }),
        (Value::Array(written), Value::Array(known)) => {
            written.iter().zip(known).find_map(|(written, known)| superfluous(written, known))
        }
        _ => None,
    }
}

/// The message of serde, without its place, which is relative to the value and not to the file.
fn fact(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.as_str(), |(fact, _)| fact).to_owned()
}
