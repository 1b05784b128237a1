//! The derive macro of api-error: entry point, expansion, fallback. Its page is in the documentation of `api-error`.

mod catalog;
mod expand;
mod fallback;
mod generics;
mod json;
mod locals;
mod recursion;
mod spec;
mod templates;
mod view;

use api_error_syntax::ErrorEnum;
use proc_macro::TokenStream;
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
