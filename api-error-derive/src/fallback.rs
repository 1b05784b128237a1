//! An item with mistakes: every message, and stub impls so that no other error follows from them.

use api_error_syntax::{ATTRIBUTE, Errors};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::{Data, DeriveInput, Meta};

use crate::generics::Bounds;

pub(crate) fn expand(input: &DeriveInput, errors: &Errors) -> TokenStream {
    let messages = errors.to_compile_errors();
    // A union has no `Debug` by derive; a stub would add that to the one thing to say.
    if matches!(input.data, Data::Union(_)) {
        return messages;
    }
    let ident = &input.ident;
    let bounds = Bounds::new(input, []);
    let krate = crate_path(input).unwrap_or_else(|| quote!(::api_error));
    let runtime = bounds.runtime();
    let (impl_generics, ty_generics, where_clause) = bounds.split();
    quote! {
        #messages
        const _: () = {
            use #krate::__private as #runtime;
            #[automatically_derived]
            impl #impl_generics #runtime::ApiError for #ident #ty_generics #where_clause {}
            #[automatically_derived]
            impl #impl_generics #runtime::HasCatalog for #ident #ty_generics #where_clause {
                const CATALOG: &'static [#runtime::CatalogItem] = &[#runtime::CatalogItem::Broken];
            }
        };
    }
}

// `crate = path`, found without the parser that has just given up.
fn crate_path(input: &DeriveInput) -> Option<TokenStream> {
    let attributes = input.attrs.iter().filter(|attribute| attribute.path().is_ident(ATTRIBUTE));
    for attribute in attributes {
        let Meta::List(list) = &attribute.meta else { continue };
        let mut trees = list.tokens.clone().into_iter();
        while let Some(tree) = trees.next() {
            if !matches!(&tree, TokenTree::Ident(name) if *name == Ident::new("crate", name.span())) {
                continue;
            }
            if matches!(trees.next(), Some(TokenTree::Punct(equals)) if equals.as_char() == '=') {
                let path = trees.take_while(|tree| match tree {
                    TokenTree::Ident(_) => true,
                    TokenTree::Punct(punct) => punct.as_char() == ':',
                    _ => false,
                });
                return Some(path.collect::<TokenStream>()).filter(|path| !path.is_empty());
            }
        }
    }
    None
}
