//! Replaces `#[doc = include_str!("..")]` by `#[doc = "text"]`, which the derive cannot do because it reads no files.

use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::spanned::Spanned as _;
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta};

use super::super::walk::string;

/// Replaces the value of a doc attribute that names a file or joins literals, and returns the file.
pub(super) fn include(attribute: &mut Attribute, folder: &Path) -> syn::Result<Option<String>> {
    let Meta::NameValue(meta) = &mut attribute.meta else { return Ok(None) };
    if !meta.path.is_ident("doc") || matches!(meta.value, Expr::Lit(_)) {
        return Ok(None);
    }
    let span = meta.value.span();
    let (file, text) = match invocation(meta.value.to_token_stream()) {
        Some((name, input)) if name == "include_str" => {
            let Some(file) = literals(input) else { return Ok(None) };
            let read = std::fs::read_to_string(folder.join(&file));
            let fault = |error| syn::Error::new(span, format!("cannot read the documentation `{file}`: {error}"));
            let text = read.map_err(fault)?;
            (Some(file), text)
        }
        Some((name, input)) if name == "concat" => {
            let Some(text) = literals(input) else { return Ok(None) };
            (None, text)
        }
        _ => return Ok(None),
    };
    let lit = Lit::Str(LitStr::new(&text, span));
    meta.value = Expr::Lit(ExprLit { attrs: Vec::new(), lit });
    Ok(file)
}

/// `name!(input)`
fn invocation(tokens: TokenStream) -> Option<(String, TokenStream)> {
    let mut trees = tokens.into_iter();
    match (trees.next()?, trees.next()?, trees.next()?) {
        (TokenTree::Ident(name), TokenTree::Punct(bang), TokenTree::Group(group)) if bang.as_char() == '!' => {
            Some((name.to_string(), group.stream()))
        }
        _ => None,
    }
}

/// The joined values of string literals between commas.
fn literals(tokens: TokenStream) -> Option<String> {
    let mut text = String::new();
    for tree in tokens {
        match tree {
            TokenTree::Literal(literal) => text.push_str(&string(&literal.to_string())?),
            TokenTree::Punct(punct) if punct.as_char() == ',' => {}
            _ => return None,
        }
    }
    Some(text)
}
