//! Plain text inside of Markdown: what it shows is the text, whatever marks it has.

/// Text in a paragraph, on one line.
pub(crate) fn plain(text: &str) -> String {
    let text = one_line(text);
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => true,
            // Inside of a word it is no mark.
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            // These are marks at the start of a line only.
            '#' | '+' | '-' | '=' => out.is_empty(),
            '.' | ')' => after == ' ' && !out.is_empty() && out.bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// Text as code.
pub(crate) fn code(text: &str) -> String {
    let text = one_line(text);
    let ticks = "`".repeat(longest_run(&text) + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{ticks}{pad}{text}{pad}{ticks}")
}

/// Markdown inside of a table's cell. A bar that is escaped already stays escaped.
pub(crate) fn cell(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut escaped = false;
    for c in one_line(markdown).chars() {
        if c == '|' && !escaped {
            out.push('\\');
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
    }
    out
}

/// A code block with a fence that its content cannot close.
pub(crate) fn fenced(language: &str, text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    format!("{fence}{language}\n{}\n{fence}\n", text.trim_end())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_is_longer_than_what_it_holds() {
        assert_eq!(fenced("http", "a"), "```http\na\n```\n");
        assert_eq!(fenced("", "````"), "`````\n````\n`````\n");
    }

    #[test]
    fn a_cell_stays_in_its_row() {
        assert_eq!(cell("a | b\n c"), "a \\| b c");
        assert_eq!(cell("a \\| b"), "a \\| b");
        assert_eq!(cell("`a|b`"), "`a\\|b`");
    }

    #[test]
    fn marks_in_plain_text_are_text() {
        for (text, markdown) in [
            ("a | b <c> *d* `e`\n[f](g)", "a \\| b \\<c\\> \\*d\\* \\`e\\` \\[f\\](g)"),
            ("card_declined and _x_", "card_declined and \\_x\\_"),
            ("# a", "\\# a"),
            ("- a", "\\- a"),
            ("1. a", "1\\. a"),
            ("1.5 and 2. b", "1.5 and 2. b"),
            ("&lt; \\", "\\&lt; \\\\"),
        ] {
            assert_eq!(plain(text), markdown);
        }
        assert_eq!([code("a"), code("a`b"), code("`a`")], ["`a`", "``a`b``", "`` `a` ``"]);
    }
}
