//! How an output writes.

/// How an output writes texts, which are Markdown, and examples.
#[derive(Clone, Copy)]
pub(crate) struct Format {
    pub(crate) block: fn(&str) -> String,
    pub(crate) inline: fn(&str) -> String,
    pub(crate) json: fn(&str) -> String,
    /// A program, and the mark before its comments.
    pub(crate) program: fn(&str, &str) -> String,
}
