//! Text of a lock in, entries and their lines out; every fault with its place.

use serde_json::Value;

use super::{LOCK_FILE, LOCK_VERSION, Lock, LockError};
use crate::catalog::{Deprecated, Detail, Entry, Header, RetryAfter, Tombstone, Variant};

/// Members of a line that is not a tombstone.
pub const MEMBERS: &[&str] = &[
    "retryable",
    "retry_after",
    "param",
    "doc_url",
    "headers",
    "details",
    "cfg",
    "unstable",
    "deprecated",
    "sunset",
    "replaced_by",
    "aliases",
    "variants",
];

/// Members of a tombstone.
pub const TOMBSTONE_MEMBERS: &[&str] = &["in", "reason", "replaced_by", "doc_url"];

pub(super) fn lock(text: &str) -> Result<Lock, LockError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lock = Lock::default();
    version(text)?;
    for (at, line) in text.lines().enumerate() {
        let mut cursor = Cursor { line: at + 1, text: line, rest: line };
        if let Some(version) = line.strip_prefix("# released ") {
            lock.catalog.version = Some(version.trim().to_owned());
        }
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|marker| line.starts_with(marker)) {
            let help = "take either side, then run `cargo api-error lock`";
            return Err(cursor.error("merge conflict marker", Some(help.to_owned())));
        }
        let code = cursor.word("a code")?.to_owned();
        if let Some(first) = lock.lines.insert(code.clone(), at + 1) {
            cursor.rest = line;
            let help = format!("it stands on line {first} already; remove one of the two lines");
            return Err(cursor.error(&format!("duplicate code `{code}`"), Some(help)));
        }
        if let Some(rest) = cursor.rest.strip_prefix("removed ") {
            cursor.rest = rest;
            lock.catalog.tombstones.push(tombstone(&mut cursor, code)?);
        } else {
            lock.catalog.errors.push(entry(&mut cursor, code)?);
        }
    }
    lock.catalog.sort();
    Ok(lock)
}

fn version(text: &str) -> Result<(), LockError> {
    let first = text.lines().next().unwrap_or_default();
    let cursor = Cursor { line: 1, text: first, rest: first };
    let help = || Some("restore the file from git, or delete it and run `cargo api-error init`".to_owned());
    let Some(version) = first.strip_prefix(&format!("# {LOCK_FILE} ")) else {
        return Err(cursor.error(&format!("missing header `# {LOCK_FILE} {LOCK_VERSION}`"), help()));
    };
    match version.trim().parse::<u32>() {
        Ok(LOCK_VERSION) => Ok(()),
        Ok(_) => Err(cursor.error(
            &format!("lock has version {}, this program reads {LOCK_VERSION}", version.trim()),
            Some("update cargo-api-error".to_owned()),
        )),
        Err(_) => Err(cursor.error("malformed version", help())),
    }
}

/// `status type member ..`
fn entry(cursor: &mut Cursor<'_>, code: String) -> Result<Entry, LockError> {
    let status = cursor.status()?;
    let error_type = cursor.word("a type")?.to_owned();
    let mut entry = Entry { code, status, error_type, ..Entry::default() };
    while let Some(member) = cursor.member(MEMBERS)? {
        let value = &member.value;
        match member.name {
            "retryable" => entry.retryable = true,
            "unstable" => entry.unstable = true,
            "retry_after" => {
                entry.retry_after = Some(match value {
                    None => RetryAfter::Field(String::new()),
                    Some(value) => RetryAfter::Seconds(value.as_u64().ok_or_else(|| member.wants(cursor, "seconds"))?),
                });
            }
            "deprecated" => {
                let since = value.is_some().then(|| member.text(cursor)).transpose()?;
                entry.deprecated = Some(Deprecated { since, note: None });
            }
            "param" => entry.param = Some(member.text(cursor)?),
            "doc_url" => entry.doc_url = Some(member.text(cursor)?),
            "cfg" => entry.cfg = Some(member.text(cursor)?),
            "sunset" => entry.sunset = Some(member.text(cursor)?),
            "replaced_by" => entry.replaced_by = Some(member.text(cursor)?),
            "aliases" => entry.aliases = member.list(cursor)?,
            "headers" => entry.headers = member.list(cursor)?.iter().map(|text| header(text)).collect(),
            "details" => {
                let details = member.list(cursor)?;
                let details =
                    details.iter().map(|text| detail(text).ok_or_else(|| member.wants(cursor, "`name: type`")));
                entry.details = details.collect::<Result<_, _>>()?;
            }
            _ => {
                let paths = member.list(cursor)?.into_iter();
                entry.variants = paths.map(|path| Variant { path, ..Variant::default() }).collect();
            }
        }
    }
    Ok(entry)
}

/// `status type member ..`
fn tombstone(cursor: &mut Cursor<'_>, code: String) -> Result<Tombstone, LockError> {
    let status = cursor.status()?;
    let error_type = cursor.word("a type")?.to_owned();
    let mut stone = Tombstone { code, status, error_type, ..Tombstone::default() };
    while let Some(member) = cursor.member(TOMBSTONE_MEMBERS)? {
        let text = Some(member.text(cursor)?);
        match member.name {
            "in" => stone.removed_in = text,
            "reason" => stone.reason = text,
            "replaced_by" => stone.replaced_by = text,
            _ => stone.doc_url = text,
        }
    }
    Ok(stone)
}

fn header(text: &str) -> Header {
    let (name, required) = optional(text);
    Header { name, value: None, required }
}

fn detail(text: &str) -> Option<Detail> {
    let (name, ty) = text.split_once(": ")?;
    let (name, required) = optional(name);
    Some(Detail { name, ty: ty.to_owned(), required })
}

fn optional(text: &str) -> (String, bool) {
    match text.strip_suffix('?') {
        Some(name) => (name.to_owned(), false),
        None => (text.to_owned(), true),
    }
}

/// The rest of one line.
struct Cursor<'a> {
    line: usize,
    text: &'a str,
    rest: &'a str,
}

/// `name` or `name=value`
struct Member<'a> {
    name: &'a str,
    value: Option<Value>,
    at: &'a str,
}

impl<'a> Cursor<'a> {
    fn error(&self, message: &str, help: Option<String>) -> LockError {
        let before = self.text.len().saturating_sub(self.rest.len());
        let column = self.text.get(..before).map_or(1, |text| text.chars().count() + 1);
        LockError { line: self.line, column, message: message.to_owned(), help }
    }

    fn word(&mut self, what: &str) -> Result<&'a str, LockError> {
        let (word, rest) = self.rest.split_once(' ').unwrap_or((self.rest, ""));
        if word.is_empty() || word.contains('=') {
            return Err(self.error(&format!("expected {what}"), None));
        }
        self.rest = rest;
        Ok(word)
    }

    fn status(&mut self) -> Result<u16, LockError> {
        let at = self.rest;
        let status = self.word("a status")?.parse().ok().filter(|status| (400..=599).contains(status));
        status.ok_or_else(|| {
            self.rest = at;
            self.error("expected a status from 400 to 599", None)
        })
    }

    fn member(&mut self, known: &[&'static str]) -> Result<Option<Member<'a>>, LockError> {
        self.rest = self.rest.trim_start();
        if self.rest.is_empty() {
            return Ok(None);
        }
        let at = self.rest;
        let end = at.find([' ', '=']).unwrap_or(at.len());
        let (name, rest) = at.split_at(end);
        if !known.contains(&name) {
            let help =
                crate::suggest::closest(name, known.iter().copied()).map(|name| format!("did you mean `{name}`"));
            return Err(self.error(&format!("unknown member `{name}`"), help));
        }
        let Some(json) = rest.strip_prefix('=') else {
            self.rest = rest;
            return Ok(Some(Member { name, value: None, at }));
        };
        let mut values = serde_json::Deserializer::from_str(json).into_iter::<Value>();
        let value = values.next().and_then(Result::ok);
        let Some(value) = value else {
            self.rest = json;
            return Err(self.error(&format!("member `{name}` has no JSON value"), None));
        };
        self.rest = json.get(values.byte_offset()..).unwrap_or_default();
        Ok(Some(Member { name, value: Some(value), at }))
    }
}

impl Member<'_> {
    fn wants(&self, cursor: &Cursor<'_>, what: &str) -> LockError {
        let here = Cursor { line: cursor.line, text: cursor.text, rest: self.at };
        here.error(&format!("member `{}` is not {what}", self.name), None)
    }

    fn text(&self, cursor: &Cursor<'_>) -> Result<String, LockError> {
        let text = self.value.as_ref().and_then(Value::as_str);
        text.map(str::to_owned).ok_or_else(|| self.wants(cursor, "a text"))
    }

    fn list(&self, cursor: &Cursor<'_>) -> Result<Vec<String>, LockError> {
        let list = self.value.as_ref().and_then(Value::as_array);
        let texts = list.and_then(|list| list.iter().map(|value| value.as_str().map(str::to_owned)).collect());
        texts.ok_or_else(|| self.wants(cursor, "a list of texts"))
    }
}
