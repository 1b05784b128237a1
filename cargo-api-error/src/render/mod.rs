//! A catalog in, text for people out.

/// The name of a code's page, without extension.
#[must_use]
pub fn slug(code: &str) -> String {
    code.replace([':', '/'], "-")
}
