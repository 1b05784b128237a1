//! Literals and single words. Nothing here reports a mistake.

use proc_macro2::{Literal, Span, TokenStream, TokenTree};
use syn::Lit;

use crate::tokens::Tokens;

/// The text of a string literal; `None` for any other literal.
pub(crate) fn text(literal: &Literal) -> Option<String> {
    match Lit::new(literal.clone()) {
        Lit::Str(text) if text.suffix().is_empty() => Some(text.value()),
        _ => None,
    }
}

/// The digits of a literal that consists of digits only.
pub(crate) fn decimal(literal: &Literal) -> Option<String> {
    let digits = literal.to_string();
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(digits)
}

/// Whether a path is this one word.
pub(crate) fn is_ident(path: &TokenStream, name: &str) -> bool {
    let mut trees = Tokens::new(path.clone(), Span::call_site());
    matches!((trees.next(), trees.next()), (Some(TokenTree::Ident(ident)), None) if ident == name)
}
