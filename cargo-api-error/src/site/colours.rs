//! HTML of examples, with a class for each kind of part: `n` names, `s` strings, `k` literals, `c` comments.

use crate::markdown::write_escaped;
use crate::reference::Example;

/// A response.
pub(super) fn http(response: &Example) -> String {
    let mut out = String::with_capacity(response.body.len() * 3);
    part(&mut out, None, &response.status_line);
    out.push('\n');
    for (name, value) in &response.headers {
        part(&mut out, Some('n'), name);
        part(&mut out, None, ": ");
        part(&mut out, None, value);
        out.push('\n');
    }
    out.push('\n');
    push_json(&mut out, &response.body);
    out
}

/// JSON text.
pub(super) fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    push_json(&mut out, text);
    out
}

fn push_json(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(|c| matches!(c, '"' | '-' | '0'..='9' | 'a'..='z')) {
        let (before, found) = rest.split_at(at);
        part(out, None, before);
        let (class, length) = if found.starts_with('"') {
            let end = end_of_string(found, '"');
            let is_name = found.get(end..).is_some_and(|after| after.trim_start().starts_with(':'));
            (if is_name { 'n' } else { 's' }, end)
        } else {
            let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
            ('k', found.find(|c| !is_part(c)).unwrap_or(found.len()))
        };
        let (literal, after) = found.split_at(length);
        part(out, Some(class), literal);
        rest = after;
    }
    part(out, None, rest);
}

/// A program, whose comments begin with a mark.
pub(super) fn program(text: &str, comment: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    let mut before = '\n';
    while let Some(at) = rest.find(|c| {
        let begins = matches!(c, '"' | '\'') || matches!(before, ' ' | '\n') && comment.starts_with(c);
        before = c;
        begins
    }) {
        let (plain, found) = rest.split_at(at);
        part(&mut out, None, plain);
        let (class, length) = match found.chars().next() {
            Some(quote @ ('"' | '\'')) => (Some('s'), end_of_string(found, quote)),
            _ if found.starts_with(comment) => (Some('c'), found.find('\n').unwrap_or(found.len())),
            other => (None, other.map_or(0, char::len_utf8)),
        };
        let (literal, after) = found.split_at(length);
        part(&mut out, class, literal);
        rest = after;
    }
    part(&mut out, None, rest);
    out
}

/// Writes a text, with its class.
fn part(out: &mut String, class: Option<char>, text: &str) {
    if let Some(class) = class {
        out.push_str("<span class=\"");
        out.push(class);
        out.push_str("\">");
    }
    // A string takes every text.
    let _ = write_escaped(out, text);
    if class.is_some() {
        out.push_str("</span>");
    }
}

/// Where the string ends that begins a text.
fn end_of_string(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_classes_and_everything_is_escaped() {
        let coloured = json("{\"a\\\"<\": \"b:\", \"c\": [-1.5e3, null]}");
        let expected = "{<span class=\"n\">&quot;a\\&quot;&lt;&quot;</span>: <span class=\"s\">&quot;b:&quot;</span>, \
                        <span class=\"n\">&quot;c&quot;</span>: [<span class=\"k\">-1.5e3</span>, <span class=\"k\">null</span>]}";
        assert_eq!(coloured, expected);
        assert_eq!(json("\"open <"), "<span class=\"s\">&quot;open &lt;</span>");
        assert_eq!(
            program("f(\"//\") // é <", "//"),
            "f(<span class=\"s\">&quot;//&quot;</span>) <span class=\"c\">// é &lt;</span>"
        );
    }
}
