//! Writes JSON text at compile time, with a gap for each placeholder.

use std::fmt::Write as _;

use api_error_syntax::Piece;

// The runtime fills these. A control character never occurs unescaped in JSON text.
const HOLE: char = '\u{1}';

pub(crate) fn optional(pieces: Option<&[Piece]>, out: &mut String) {
    match pieces {
        Some(pieces) => string(pieces, out),
        None => out.push_str("null"),
    }
}

/// The escapes are those of `serde_json`, as in the runtime's own writer.
pub(crate) fn string(pieces: &[Piece], out: &mut String) {
    out.push('"');
    for piece in pieces {
        match piece {
            Piece::Placeholder(_) => out.push(HOLE),
            Piece::Text(text) => text.chars().for_each(|ch| escape(ch, out)),
        }
    }
    out.push('"');
}

fn escape(ch: char, out: &mut String) {
    match ch {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{8}' => out.push_str("\\b"),
        '\u{c}' => out.push_str("\\f"),
        ch if ch < ' ' => {
            let _ = write!(out, "\\u{:04x}", u32::from(ch));
        }
        ch => out.push(ch),
    }
}
