//! Places in the source: where an error points, and in which order errors are reported.

use proc_macro2::Span;

/// A stretch of source, and its rank in reading order.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// The first token.
    pub start: Span,
    /// The last token.
    pub end: Span,
    /// Counts up while the item is read, so that errors of every stage sort into source order.
    pub(crate) order: u32,
}

/// A parsed value that remembers its place in the source.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub mark: Mark,
}
