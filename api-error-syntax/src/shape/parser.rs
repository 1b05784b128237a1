//! What reading `shape!` keeps: the mistakes so far.

use std::fmt::Display;

use proc_macro2::{Delimiter, Span, TokenTree};

use crate::errors::Errors;
use crate::messages::Message;

/// Reads the tokens of `shape!`.
pub(super) struct Parser {
    pub(super) errors: Errors,
}

impl Parser {
    pub(super) fn fail<T>(&mut self, span: Span, message: &'static Message) -> Option<T> {
        self.fail_with(span, message, &[])
    }

    pub(super) fn fail_with<T>(&mut self, span: Span, message: &'static Message, values: &[&dyn Display]) -> Option<T> {
        self.report(span, message, values);
        None
    }

    pub(super) fn report(&mut self, span: Span, message: &'static Message, values: &[&dyn Display]) {
        let mark = self.errors.mark(span, span);
        self.errors.report(mark, message, values);
    }
}

pub(super) fn is_group(tree: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(tree, TokenTree::Group(group) if group.delimiter() == delimiter)
}
