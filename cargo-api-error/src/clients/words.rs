//! Texts of the catalog in, pieces of source code out.

/// A text as a literal that TypeScript, Python, Go and most other languages read alike.
#[allow(clippy::needless_pass_by_value, reason = "filters of templates take their values")]
pub(super) fn quoted(text: String) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for ch in text.chars() {
        match ch {
            '"' | '\\' => out.extend(['\\', ch]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            ch if is_hidden(ch) => out.push_str(&format!("\\u{:04x}", u32::from(ch))),
            ch => out.push(ch),
        }
    }
    out.push('"');
    out
}

/// A text as one line of a comment, which it cannot end.
#[allow(clippy::needless_pass_by_value, reason = "filters of templates take their values")]
pub(super) fn line(text: String) -> String {
    let visible: String = text.chars().map(|ch| if is_hidden(ch) { ' ' } else { ch }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ").replace("*/", "* /")
}

/// Characters that end a line, or change how the rest looks.
fn is_hidden(ch: char) -> bool {
    ch.is_control()
        || matches!(ch, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// `order_not-found` becomes `OrderNotFound`.
#[allow(clippy::needless_pass_by_value, reason = "filters of templates take their values")]
pub(super) fn pascal(text: String) -> String {
    let words = words(&text).into_iter().map(|word| {
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + chars.as_str())
    });
    let name: String = words.collect();
    if name.starts_with(|first: char| first.is_ascii_alphabetic()) { name } else { format!("Code{name}") }
}

/// `order_not-found` becomes `orderNotFound`.
pub(super) fn camel(text: String) -> String {
    let name = pascal(text);
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_ascii_lowercase().to_string() + chars.as_str())
}

/// `Order-NotFound` becomes `order_not_found`.
#[allow(clippy::needless_pass_by_value, reason = "filters of templates take their values")]
pub(super) fn snake(text: String) -> String {
    words(&text).join("_")
}

/// The words of a name, in lower case.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for ch in text.chars() {
        let starts = was_lower && ch.is_ascii_uppercase();
        if !ch.is_ascii_alphanumeric() || starts {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| ch.is_ascii_alphanumeric()) {
            word.push(ch.to_ascii_lowercase());
        }
        was_lower = ch.is_ascii_lowercase() || ch.is_ascii_digit();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_words_of_a_code() {
        for (code, expected) in [
            ("order_not_found", ["OrderNotFound", "orderNotFound", "order_not_found"]),
            ("M_LIMIT_EXCEEDED", ["MLimitExceeded", "mLimitExceeded", "m_limit_exceeded"]),
            ("OrderNotFound", ["OrderNotFound", "orderNotFound", "order_not_found"]),
            ("card.declined:v2", ["CardDeclinedV2", "cardDeclinedV2", "card_declined_v2"]),
            ("404-page", ["Code404Page", "code404Page", "404_page"]),
        ] {
            assert_eq!([pascal(code.into()), camel(code.into()), snake(code.into())], expected);
        }
    }

    #[test]
    fn no_text_leaves_its_literal_or_its_comment() {
        assert_eq!(quoted("a\"\\\n\u{2028}é".into()), "\"a\\\"\\\\\\n\\u2028é\"");
        assert_eq!(line("a */\n\u{202e} b\r#".into()), "a * / b #");
    }
}
