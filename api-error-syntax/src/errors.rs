//! Collects every mistake of one item in any order, and reports them in source order.

use std::fmt::{self, Display};

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::mark::Mark;
use crate::messages::Message;

/// The mistakes found in one item.
#[derive(Debug, Default)]
pub struct Errors {
    list: Vec<Diagnostic>,
    marks: u32,
}

/// One mistake: the fact on the first line, then `help:` and `note:` lines.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The name of the message in [`MESSAGES`](crate::MESSAGES).
    pub name: &'static str,
    /// What the compiler prints.
    pub text: String,
    /// Where.
    pub mark: Mark,
}

impl Errors {
    /// A place between two tokens, ranked after all places marked before.
    pub(crate) fn mark(&mut self, start: Span, end: Span) -> Mark {
        self.marks += 1;
        Mark { start, end, order: self.marks }
    }

    /// Adds a mistake; `values` fill the `{}` of the message in order.
    pub(crate) fn report(&mut self, mark: Mark, message: &'static Message, values: &[&dyn Display]) {
        let text = message.fill(values);
        // Inserts it at its place in source order. Sorting at the end would make every user's build slower.
        let at = self.list.partition_point(|earlier| earlier.mark.order <= mark.order);
        self.list.insert(at, Diagnostic { name: message.name, text, mark });
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The mistakes, if there are any.
    pub(crate) fn finish(self) -> Result<(), Self> {
        if self.list.is_empty() { Ok(()) } else { Err(self) }
    }

    /// The mistakes in source order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// One `compile_error!` per mistake, spanned from its first to its last token.
    #[must_use]
    pub fn to_compile_errors(&self) -> TokenStream {
        let mut trees = Vec::new();
        for diagnostic in self {
            trees.extend(diagnostic.to_compile_error());
        }
        trees.into_iter().collect()
    }
}

impl<'a> IntoIterator for &'a Errors {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Diagnostic {
    // `::core::compile_error! { "text" }`: rustc underlines from the first token's span to the last one's.
    fn to_compile_error(&self) -> Vec<TokenTree> {
        let Mark { start, end, .. } = self.mark;
        let punct = |ch, spacing| {
            let mut punct = Punct::new(ch, spacing);
            punct.set_span(start);
            TokenTree::Punct(punct)
        };
        let mut text = Literal::string(&self.text);
        text.set_span(end);
        let mut body = Group::new(Delimiter::Brace, TokenTree::Literal(text).into());
        body.set_span(end);
        vec![
            punct(':', Spacing::Joint),
            punct(':', Spacing::Alone),
            Ident::new("core", start).into(),
            punct(':', Spacing::Joint),
            punct(':', Spacing::Alone),
            Ident::new("compile_error", start).into(),
            punct('!', Spacing::Alone),
            body.into(),
        ]
    }
}

impl Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
