//! The place of a setting: a key in, the line of the workspace's manifest out.

use std::path::Path;

use toml_edit::{Document, Item};

use crate::failure::Failure;
use crate::location::Location;
use crate::text;

const MANIFEST: &str = "Cargo.toml";

/// The failure with the place of a key in `[workspace.metadata]`, such as `api-error.reference.best-practices[0].text`: as near to it
/// as the manifest goes.
pub(crate) fn located(failure: Failure, root: &Path, key: &str) -> Failure {
    match place(root, key) {
        Some(Location { file, line, column }) => failure.at(&file, line, column),
        None => failure,
    }
}

fn place(root: &Path, key: &str) -> Option<Location> {
    let text = text::read(&root.join(MANIFEST)).ok()?;
    let document = Document::parse(text.as_str()).ok()?;
    let mut item: &Item = document.get("workspace")?.get("metadata")?;
    let mut start = None;
    for part in key.split(['.', '[', ']']).filter(|part| !part.is_empty()) {
        let inner = match item.as_table_like() {
            Some(table) => table.get_key_value(part).map(|(key, inner)| (key.span(), inner)),
            None => part.parse::<usize>().ok().and_then(|at| item.get(at)).map(|inner| (inner.span(), inner)),
        };
        let Some((span, inner)) = inner else { break };
        start = span.map(|span| span.start).or(start);
        item = inner;
    }
    let before = text.get(..start?)?;
    let line = before.rsplit('\n').next()?;
    Some(Location { file: MANIFEST.into(), line: before.matches('\n').count() + 1, column: line.chars().count() + 1 })
}
