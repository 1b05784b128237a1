//! HTML of examples, with a class for each kind of part: `n` names, `s` strings, `k` literals, `c` comments.

use crate::markdown::escaped;
use crate::reference::Example;

/// A response.
pub(super) fn http(response: &Example) -> String {
    let mut out = escaped(&response.status_line) + "\n";
    for (name, value) in &response.headers {
        out.push_str(&format!("{}: {}\n", span('n', name), escaped(value)));
    }
    out + "\n" + &json(&response.body)
}

/// JSON text.
pub(super) fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (class, length) = match first {
            '"' => {
                let end = end_of_string(rest, '"');
                let is_name = rest.get(end..).is_some_and(|after| after.trim_start().starts_with(':'));
                (Some(if is_name { 'n' } else { 's' }), end)
            }
            '-' | '0'..='9' | 'a'..='z' => {
                let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
                (Some('k'), rest.find(|c| !is_part(c)).unwrap_or(rest.len()))
            }
            other => (None, other.len_utf8()),
        };
        let (part, after) = rest.split_at(length);
        out.push_str(&class.map_or_else(|| escaped(part), |class| span(class, part)));
        rest = after;
    }
    out
}

/// A program, whose comments begin with a mark.
pub(super) fn program(text: &str, comment: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let begins_word = out.is_empty() || out.ends_with([' ', '\n']);
        let (class, length) = if begins_word && rest.starts_with(comment) {
            (Some('c'), rest.find('\n').unwrap_or(rest.len()))
        } else if matches!(first, '"' | '\'') {
            (Some('s'), end_of_string(rest, first))
        } else {
            (None, first.len_utf8())
        };
        let (part, after) = rest.split_at(length);
        out.push_str(&class.map_or_else(|| escaped(part), |class| span(class, part)));
        rest = after;
    }
    out
}

fn span(class: char, text: &str) -> String {
    format!("<span class=\"{class}\">{}</span>", escaped(text))
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
