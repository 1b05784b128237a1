//! Writes the changes into the text.

use std::ops::Range;

use super::Json;
use super::intent::{Intent, Kind};
use super::places::{Entry, Map};
use crate::ordered::yaml;

/// A part of the text and what takes its place.
type Splice = (Range<usize>, String);

const ODD: &str = "its notation of `components` is not understood";

/// The text with the changes.
pub(super) fn apply(text: &str, root: &Map, intent: &Intent<'_>) -> Result<String, String> {
    let mut splices = Vec::new();
    let all = || {
        let kinds = intent.kinds.iter().map(|kind| (kind.name.to_owned(), members(&kind.added)));
        Json::Object(kinds.collect())
    };
    match root.get("components") {
        None => splices.push(insert(text, root, &[("components", &all())])?),
        Some(entry) if is_empty(root, entry) => splices.extend(fill(text, root, entry, &all())?),
        Some(Entry { map: Some(components), .. }) => {
            let mut missing = Vec::new();
            for kind in &intent.kinds {
                match components.get(kind.name) {
                    None => missing.push((kind.name, members(&kind.added))),
                    Some(entry) if is_empty(components, entry) => {
                        splices.extend(fill(text, components, entry, &members(&kind.added))?);
                    }
                    Some(Entry { map: Some(map), .. }) => change(text, map, kind, &mut splices)?,
                    Some(_) => return Err(ODD.to_owned()),
                }
            }
            let missing: Vec<_> = missing.iter().map(|(name, json)| (*name, json)).collect();
            if !missing.is_empty() {
                splices.push(insert(text, components, &missing)?);
            }
        }
        Some(_) => return Err(ODD.to_owned()),
    }
    spliced(text, splices)
}

/// Whether the entry has nothing yet: no value, or `{}` where the notation around it is that of blocks.
fn is_empty(parent: &Map, entry: &Entry) -> bool {
    entry.map.as_ref().is_none_or(|map| map.entries.is_empty() && !parent.flow)
}

fn members(added: &[(&str, &Json)]) -> Json {
    Json::Object(added.iter().map(|(name, json)| ((*name).to_owned(), (*json).clone())).collect())
}

fn spliced(text: &str, mut splices: Vec<Splice>) -> Result<String, String> {
    splices.sort_by_key(|(range, _)| (range.start, range.end));
    let crlf = text.split_once('\n').is_some_and(|(first, _)| first.ends_with('\r'));
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (range, new) in splices {
        out.push_str(text.get(done..range.start).ok_or(ODD)?);
        out.push_str(&if crlf { new.replace('\n', "\r\n") } else { new });
        done = range.end;
    }
    out.push_str(text.get(done..).ok_or(ODD)?);
    Ok(out)
}

fn change(text: &str, map: &Map, kind: &Kind<'_>, splices: &mut Vec<Splice>) -> Result<(), String> {
    for (name, json) in &kind.replaced {
        let entry = map.get(name).ok_or(ODD)?;
        let value = entry.value.clone().ok_or(ODD)?;
        splices.push(if map.flow {
            (value, pretty(json, indent(text, entry.start)))
        } else {
            let new = yaml(name, json, indent(text, entry.start).ok_or(ODD)?);
            (entry.start..trimmed_end(text, &value), new.trim().to_owned())
        });
    }
    for name in &kind.removed {
        let at = map.entries.iter().position(|entry| entry.key == *name).ok_or(ODD)?;
        splices.push((removal(text, map, at).ok_or(ODD)?, String::new()));
    }
    if !kind.added.is_empty() {
        splices.push(insert(text, map, &kind.added)?);
    }
    Ok(())
}

fn removal(text: &str, map: &Map, at: usize) -> Option<Range<usize>> {
    let entry = map.entries.get(at)?;
    let value = entry.value.as_ref()?;
    if !map.flow {
        return Some(line_start(text, entry.start)..line_end(text, trimmed_end(text, value)));
    }
    match at.checked_sub(1) {
        Some(before) => Some(map.entries.get(before)?.value.as_ref()?.end..value.end),
        None => Some(entry.start..map.entries.get(1)?.start),
    }
}

/// Adds members at the end of a mapping.
fn insert(text: &str, map: &Map, added: &[(&str, &Json)]) -> Result<Splice, String> {
    if map.flow {
        return insert_flow(text, map, added);
    }
    let first = map.entries.first().ok_or(ODD)?;
    let indent = indent(text, first.start).ok_or(ODD)?;
    let at = line_end(text, trimmed_end(text, &map.range));
    let new: String = added.iter().map(|(name, json)| yaml(name, json, indent)).collect();
    let starts_line = text.get(..at).is_some_and(|before| before.ends_with('\n'));
    Ok((at..at, if starts_line { new } else { format!("\n{new}") }))
}

fn insert_flow(text: &str, map: &Map, added: &[(&str, &Json)]) -> Result<Splice, String> {
    let close = trimmed_end(text, &map.range).checked_sub(1).ok_or(ODD)?;
    let Some(last) = map.entries.last() else {
        let outer = indent(text, line_start(text, map.range.start)).unwrap_or(0);
        let member = |(name, json): &(&str, &Json)| format!("{}: {}", quoted(name), pretty(json, Some(outer + 2)));
        let new = added.iter().map(member).collect::<Vec<_>>().join(&format!(",\n{}", " ".repeat(outer + 2)));
        let (open, end) = (map.range.start + 1, " ".repeat(outer));
        return Ok((open..close, format!("\n{}{new}\n{end}", " ".repeat(outer + 2))));
    };
    let end = last.value.as_ref().ok_or(ODD)?.end;
    let comma = text.get(end..close).ok_or(ODD)?.trim_start().starts_with(',');
    let at = if comma { close } else { end };
    let inner = indent(text, last.start);
    let between = inner.map_or_else(|| " ".to_owned(), |indent| format!("\n{}", " ".repeat(indent)));
    let mut new = String::new();
    for (number, (name, json)) in added.iter().enumerate() {
        let separator = if comma && number == 0 { "" } else { "," };
        new.push_str(&format!("{separator}{between}{}: {}", quoted(name), pretty(json, inner)));
    }
    Ok((at..at, new))
}

/// Gives an entry without a value one.
fn fill(text: &str, parent: &Map, entry: &Entry, json: &Json) -> Result<Vec<Splice>, String> {
    let value = entry.value.clone().unwrap_or(entry.start..entry.start);
    let old = text.get(value.clone()).ok_or(ODD)?.trim();
    if !(entry.value.is_none() || ["", "null", "~", "{}"].contains(&old)) {
        return Err(ODD.to_owned());
    }
    let indent = indent(text, entry.start);
    if parent.flow {
        let value = entry.value.clone().filter(|_| !old.is_empty()).ok_or(ODD)?;
        return Ok(vec![(value, pretty(json, indent))]);
    }
    let at = line_end(text, entry.start);
    let inner = indent.ok_or(ODD)? + 2;
    let Json::Object(members) = json else { return Err(ODD.to_owned()) };
    let new: String = members.iter().map(|(name, json)| yaml(name, json, inner)).collect();
    let starts_line = text.get(..at).is_some_and(|before| before.ends_with('\n'));
    let new = if starts_line { new } else { format!("\n{new}") };
    let cleared = (!old.is_empty()).then(|| (value.start..trimmed_end(text, &value), String::new()));
    Ok(cleared.into_iter().chain([(at..at, new)]).collect())
}

fn quoted(name: &str) -> String {
    Json::from(name).to_pretty()
}

/// JSON over several lines, or on one line if there is no indentation to go on.
fn pretty(json: &Json, indent: Option<usize>) -> String {
    match indent {
        Some(indent) => json.to_pretty().replace('\n', &format!("\n{}", " ".repeat(indent))),
        None => serde_json::to_string(json).unwrap_or_default(),
    }
}

/// The number of spaces before a place, if there is nothing else on its line before it.
fn indent(text: &str, at: usize) -> Option<usize> {
    let start = line_start(text, at);
    let end = text.get(start..)?.find(|c| c != ' ').map_or(text.len(), |found| start + found);
    (end >= at).then_some(end - start)
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1)
}

/// After the end of the line.
fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |found| at + found + 1)
}

fn trimmed_end(text: &str, range: &Range<usize>) -> usize {
    range.start + text.get(range.clone()).map_or(0, |inside| inside.trim_end().len())
}
