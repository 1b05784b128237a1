//! Makes Markdown that a person wrote fit for a page: no HTML, and no heading beside those of the page.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};

use super::{Edit, edited};

/// The text with every tag as text, and with headings one level lower.
pub(crate) fn harmless(text: &str) -> String {
    if !text.contains(['<', '#']) {
        return text.to_owned();
    }
    let mut edits: Vec<Edit> = Vec::new();
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => {
                let html = text.get(range.clone()).unwrap_or_default();
                edits.push((range, html.replace('<', "\\<")));
            }
            // A heading with a line below it stays as it is.
            Event::Start(Tag::Heading { level, .. }) if level < HeadingLevel::H6 && is_marked(text, range.start) => {
                edits.push((range.start..range.start, "#".to_owned()));
            }
            _ => {}
        }
    }
    edited(text, edits)
}

fn is_marked(text: &str, start: usize) -> bool {
    text.get(start..).is_some_and(|rest| rest.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_text_and_code_stays() {
        for (written, read) in [
            ("A Vec<String> and `Vec<String>`.", "A Vec\\<String> and `Vec<String>`."),
            ("<script>\nalert(1)\n</script>", "\\<script>\nalert(1)\n\\</script>"),
            ("5 < 6, <https://bank.dev>", "5 < 6, <https://bank.dev>"),
            ("```\n<b>\n# a\n```", "```\n<b>\n# a\n```"),
            ("## More\n\ntext", "### More\n\ntext"),
        ] {
            assert_eq!(harmless(written), read);
        }
    }
}
