//! The derive macro of api-error: entry point, expansion, fallback. Its page is in the documentation of `api-error`.

mod catalog;
mod expand;
mod fallback;
mod forward;
mod generics;
mod json;
mod locals;
mod recursion;
mod shape;
mod spec;
mod templates;
mod view;

use api_error_syntax::{ErrorEnum, parse_shapes};
use proc_macro::TokenStream;
use proc_macro2::TokenTree;
use syn::{DeriveInput, parse_macro_input};

#[expect(missing_docs, reason = "documented where it is re-exported")]
#[proc_macro_derive(ApiError, attributes(api_error))]
pub fn derive_api_error(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    match ErrorEnum::from_input(&input) {
        Ok(item) => expand::expand(&item),
        Err(errors) => fallback::expand(&input, &errors),
    }
    .into()
}

/// The second half of `shape!`, whose `macro_rules!` half names the runtime crate: `$crate { pub static BODY = { .. }; }`.
#[doc(hidden)]
#[proc_macro]
pub fn shape_item(input: TokenStream) -> TokenStream {
    let mut trees: Vec<TokenTree> = proc_macro2::TokenStream::from(input).into_iter().collect();
    let Some(TokenTree::Group(item)) = trees.pop() else { return TokenStream::new() };
    let krate = trees.into_iter().collect();
    match parse_shapes(item.stream()) {
        Ok(items) => items.iter().map(|item| shape::expand(&krate, item)).collect(),
        Err(rejected) => shape::fallback(&krate, &rejected),
    }
    .into()
}
