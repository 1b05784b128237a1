//! Reads identifiers as the compiler does.

use unicode_normalization::UnicodeNormalization as _;

/// The compiler composes identifiers (Unicode normalisation form C).
pub(crate) fn composed(name: &str) -> String {
    // ASCII is composed, and nearly all names are ASCII.
    if name.is_ascii() { name.to_owned() } else { name.nfc().collect() }
}

/// The identifier at the beginning, without `r#`.
pub(super) fn word(text: &str) -> &str {
    let text = text.trim_start();
    let text = text.strip_prefix("r#").unwrap_or(text);
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// The name in `as name` at the beginning.
pub(super) fn alias(text: &str) -> Option<&str> {
    let rest = text.trim_start().strip_prefix("as").filter(|rest| rest.starts_with(char::is_whitespace))?;
    Some(word(rest)).filter(|name| !["", "_"].contains(name))
}
