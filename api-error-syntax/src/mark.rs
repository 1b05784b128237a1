//! Places in the source: where an error points, and in which order errors are reported.

use proc_macro2::Span;

/// A range of the source, and its rank in reading order.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// The first token.
    pub start: Span,
    /// The last token.
    pub end: Span,
    /// A counter that grows while the item is read, so that the errors of all stages can be sorted into source order.
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
