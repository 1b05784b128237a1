//! Replaces many lines of documentation by one attribute, because they are most of what the parser would have to read.

use super::super::lexer::Kind;
use super::super::tokens::Tokens;

/// Replaces successive `/// ..` by one `#[doc = ".."]` over the same lines, so that everything else keeps its place.
pub(super) fn condensed(source: &str, tokens: &Tokens<'_>) -> String {
    let mut text = String::with_capacity(source.len() + 256);
    let (mut done, mut at) = (0, 0);
    while at < tokens.len() {
        let first = at;
        while tokens.kind(at) == Some(Kind::Doc) && is_plain(tokens.text(at)) {
            at += 1;
        }
        if at > first + 1 {
            let (start, end) = (tokens.start(first), tokens.end(at - 1));
            let lines: Vec<&str> = (first..at).filter_map(|line| tokens.text(line).strip_prefix("///")).collect();
            let docs = lines.join("\n");
            // Blank lines and comments between them are not documentation, but they count as lines.
            if source.get(start..end).is_some_and(|between| between.matches('\n').count() == lines.len() - 1) {
                let hashes = "#".repeat(longest_run(&docs) + 1);
                text.push_str(source.get(done..start).unwrap_or_default());
                text.extend(["#[doc = r", &hashes, "\"", &docs, "\"", &hashes, "]"]);
                done = end;
            }
        }
        at = at.max(first + 1);
    }
    text.push_str(source.get(done..).unwrap_or_default());
    text
}

/// A line comment that does not look like the inside of a block comment.
fn is_plain(doc: &str) -> bool {
    doc.strip_prefix("///").is_some_and(|line| !line.trim_start().starts_with('*'))
}

/// The longest run of `#`.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '#').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Tokens, condensed};

    #[test]
    fn lines_of_docs_become_one_attribute_over_the_same_lines() {
        let of = |source: &str| Tokens::lex(source, true).map(|tokens| condensed(source, &tokens));
        let source = "/// One.\n    ///\n/// \"##Two\"\nenum E {\n/// Alone.\nA,\n}";
        let expected = "#[doc = r### One.\n\n \"##Two\"\"###]\nenum E {\n/// Alone.\nA,\n}".replacen("###", "###\"", 1);
        assert_eq!(of(source), Ok(expected));
        for kept in [
            "/// * one\n/// * two\nenum E { }",
            "/// One.\n\n/// Two.\nenum E { }",
            "/** One. */ /** Two. */ enum E { }",
        ] {
            assert_eq!(of(kept), Ok(kept.to_owned()));
        }
    }
}
