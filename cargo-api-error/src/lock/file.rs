//! The text of a lock: one JSON object per line. Reading rejects every member that writing would not produce.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::facts::differing;
use super::{LOCK_VERSION, Lock, contract};
use crate::catalog::{Body, Catalog, Entry, ErrorPath, Event, Own, Tombstone, Unreadable, Variant, fact};

/// One line.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Line<'a> {
    Lock(LockHeader),
    Error(&'a Entry),
    Tombstone(&'a Tombstone),
}

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LockHeader {
    version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    released: Option<String>,
    /// Left out if the body is the envelope.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body: Option<Body>,
    note: String,
}

/// What a lock has of a variant: its path, and what of the contract it does not share with the others of its code.
#[derive(Serialize, Deserialize)]
struct LockedVariant {
    #[serde(flatten)]
    path: ErrorPath,
    #[serde(flatten)]
    own: Own,
}

const NOTE: &str = "The error contract, one code per line. `cargo api-error lock` writes it; do not edit.";

/// The lock's text for a catalog.
pub fn write(catalog: &Catalog) -> String {
    let mut lines: BTreeMap<&str, String> = BTreeMap::new();
    // A code that is used again has a line of its own, and no tombstone.
    lines.extend(catalog.tombstones.iter().map(|stone| (stone.code.as_str(), line(&Line::Tombstone(stone)))));
    lines.extend(catalog.errors.iter().map(|entry| (entry.spec.code.as_str(), entry_line(entry))));
    let body = Body { source: None, ..catalog.body.clone() };
    let header = LockHeader {
        version: LOCK_VERSION,
        released: catalog.version.clone(),
        body: Some(body).filter(|body| *body != Body::default()),
        note: NOTE.to_owned(),
    };
    let mut text = line(&Line::Lock(header));
    for line in lines.into_values() {
        text.push('\n');
        text.push_str(&line);
    }
    text.push('\n');
    text
}

/// The line of a code.
pub fn entry_line(entry: &Entry) -> String {
    line(&Line::Error(&Entry { history: entry.history.clone(), ..contract(entry) }))
}

/// What happened to each code from one lock to another: `+ code`, `- code`, `~ code: status 404 -> 410`.
pub fn changes(before: &Catalog, after: &Catalog) -> Vec<String> {
    let codes: BTreeSet<&str> = before.errors.iter().chain(&after.errors).map(|it| it.spec.code.as_str()).collect();
    let change = |code: &str| match (before.get(code), after.get(code)) {
        (None, _) => Some(format!("+ {code}")),
        (_, None) => Some(format!("- {code}")),
        (Some(old), Some(new)) => {
            let facts = differing(&members(old), &members(new));
            (!facts.is_empty()).then(|| format!("~ {code}: {}", facts.join(", ")))
        }
    };
    codes.into_iter().filter_map(change).collect()
}

fn members(entry: &Entry) -> Map<String, Value> {
    match serde_json::to_value(contract(entry)) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    }
}

fn line(line: &Line<'_>) -> String {
    // JSON can express every contract.
    serde_json::to_string(line).unwrap_or_default()
}

impl Lock {
    /// Whether a text is meant to be a lock. A catalog in JSON is an object over several lines, or has other members.
    pub(crate) fn is_meant(text: &str) -> bool {
        let first = text.trim_start_matches('\u{feff}').trim_start();
        !first.starts_with('{') || Self::has_header(first)
    }

    /// Whether a text begins as every lock does.
    pub(crate) fn has_header(text: &str) -> bool {
        text.trim_start_matches('\u{feff}').trim_start().starts_with("{\"lock\"")
    }

    /// Reads a lock up to the first line that `cargo api-error lock` would not write: a foreign header, a newer version, a
    /// malformed, unknown or repeated member.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let LockHeader { released, body, .. } = header(text)?;
        let catalog = Catalog { version: released, body: body.unwrap_or_default(), ..Catalog::default() };
        let mut lock = Lock { catalog, ..Lock::default() };
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
}

fn header(text: &str) -> Result<LockHeader, Unreadable> {
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
        _ => here.read::<LockHeader>("lock", &value).map_err(|error| error.help(help)),
    }
}

/// One line, with its number for errors.
struct Reader<'a> {
    line: usize,
    text: &'a str,
}

impl Reader<'_> {
    fn error(&self, column: usize, message: impl Into<String>) -> Unreadable {
        Unreadable { line: self.line, column, message: message.into(), help: None }
    }

    /// `{"error":{..}}` as `error` and its content.
    fn tagged(&self) -> Result<(String, Value), Unreadable> {
        let line: Map<String, Value> = serde_json::from_str(self.text).map_err(|error| {
            self.error(error.column().max(1), format!("this is not a JSON object: {}", fact(&error)))
        })?;
        let mut members = line.into_iter();
        match (members.next(), members.next()) {
            (Some(only), None) => Ok(only),
            _ => Err(self.error(1, "expected one member, `error` or `tombstone`")),
        }
    }

    fn entry(&self, value: Value) -> Result<Entry, Unreadable> {
        let Value::Object(mut members) = value else { return Err(self.malformed("error", "it is not an object")) };
        let mut take = |name: &str| members.remove(name).unwrap_or_default();
        let cfg = self.read("cfg", &take("cfg"))?;
        let variants: Vec<LockedVariant> = self.read("variants", &take("variants"))?;
        let variant = |LockedVariant { path, own }| Variant { path, own, ..Variant::default() };
        let variants = variants.into_iter().map(variant);
        let history: Option<Vec<Event>> = self.read("history", &take("history"))?;
        let spec = self.read("error", &Value::Object(members))?;
        let history = history.unwrap_or_default();
        Ok(Entry { spec, cfg, variants: variants.collect(), history, ..Entry::default() })
    }

    /// A value that has nothing but what its type writes.
    fn read<T: DeserializeOwned + Serialize>(&self, name: &str, value: &Value) -> Result<T, Unreadable> {
        let read: T = serde_path_to_error::deserialize(value).map_err(|error| {
            let inside = Some(error.path().to_string()).filter(|path| path != ".");
            self.malformed(inside.as_deref().unwrap_or(name), &fact(error.inner()))
        })?;
        match serde_json::to_value(&read).ok().and_then(|known| superfluous(value, &known)) {
            Some(member) => Err(self.unknown(&member)),
            None => Ok(read),
        }
    }

    fn malformed(&self, member: &str, fact: &str) -> Unreadable {
        self.error(self.column(member), format!("member `{member}` is malformed: {fact}"))
    }

    fn unknown(&self, member: &str) -> Unreadable {
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
