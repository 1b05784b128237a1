//! Reads and writes Markdown: doc comments for readers without rustdoc, plain text that stays as it is.

mod escape;
mod html;
mod links;
mod prose;

use std::ops::Range;

pub(crate) use escape::{cell, code, fenced, plain};
pub(crate) use html::{html, inline_html, plain_text, write_escaped};
pub(crate) use links::without_rust_paths;
pub(crate) use prose::harmless;

/// A part of a text, and what replaces it.
type Edit = (Range<usize>, String);

/// The text with its edits. Of two that overlap, the first counts.
fn edited(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (range, with) in edits {
        if range.start >= done {
            out.push_str(text.get(done..range.start).unwrap_or_default());
            out.push_str(&with);
            done = range.end;
        }
    }
    out + text.get(done..).unwrap_or_default()
}
