//! Replaces `#[doc = include_str!("..")]` by `#[doc = "text"]`, which the derive cannot do because it reads no files.

use std::path::Path;

use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Attribute, Expr, ExprLit, ExprMacro, Lit, LitStr, Meta, Token};

use crate::text;

/// Replaces the value of a doc attribute that names a file or joins literals, and returns the file.
pub(super) fn include(attribute: &mut Attribute, folder: &Path) -> syn::Result<Option<String>> {
    let Meta::NameValue(meta) = &mut attribute.meta else { return Ok(None) };
    let span = meta.value.span();
    let Expr::Macro(ExprMacro { mac, .. }) = &meta.value else { return Ok(None) };
    let literals = mac.parse_body_with(Punctuated::<LitStr, Token![,]>::parse_terminated).unwrap_or_default();
    let joined: String = literals.iter().map(LitStr::value).collect();
    let (file, text) = if literals.is_empty() {
        return Ok(None);
    } else if mac.path.is_ident("include_str") {
        let fault = |error| syn::Error::new(span, format!("cannot read the documentation `{joined}`: {error}"));
        let text = text::read(&folder.join(&joined)).map_err(fault)?;
        (Some(joined), text)
    } else if mac.path.is_ident("concat") {
        (None, joined)
    } else {
        return Ok(None);
    };
    let lit = Lit::Str(LitStr::new(&text, span));
    meta.value = Expr::Lit(ExprLit { attrs: Vec::new(), lit });
    Ok(file)
}
