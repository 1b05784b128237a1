//! Expands an item with mistakes: to an error per mistake, and to stub impls, which prevent errors that only follow
//! from them.

use api_error_syntax::{ATTRIBUTE, CodesHead, Errors};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::{Attribute, Data, DeriveInput, Meta};

use crate::codes;
use crate::generics::Bounds;

pub(crate) fn expand(input: &DeriveInput, errors: &Errors) -> TokenStream {
    let messages = errors.to_compile_errors();
    // A union cannot derive `Debug`, so a stub would add an error about that.
    if matches!(input.data, Data::Union(_)) {
        return messages;
    }
    let ident = &input.ident;
    let bounds = Bounds::new(input, []);
    let krate = crate_path(input).unwrap_or_else(|| quote!(::api_error));
    let codes = codes_head(input).map(|head| codes::stub(&krate, &head));
    let runtime = bounds.runtime();
    let (impl_generics, ty_generics, where_clause) = bounds.split();
    quote! {
        #messages
        #codes
        const _: () = {
            use #krate::__private as #runtime;
            #[automatically_derived]
            impl #impl_generics #runtime::ApiError for #ident #ty_generics #where_clause {}
            #[automatically_derived]
            impl #impl_generics #runtime::HasCatalog for #ident #ty_generics #where_clause {
                const CATALOG: &'static [#runtime::CatalogItem] = &[#runtime::CatalogItem::Broken];
            }
            #[automatically_derived]
            impl #impl_generics #runtime::HasCodes for #ident #ty_generics #where_clause {
                type Codes = #runtime::NoCodes<true>;
            }
        };
    }
}

// Finds `crate = path` without the parser, which has just failed.
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

// Finds `codes(pub CardCode)` in the same way.
fn codes_head(input: &DeriveInput) -> Option<CodesHead> {
    let attributes = input.attrs.iter().filter(|attribute| attribute.path().is_ident(ATTRIBUTE));
    let of_list = |attribute: &Attribute| {
        let Meta::List(list) = &attribute.meta else { return None };
        let mut trees = list.tokens.clone().into_iter();
        trees.find(|tree| matches!(tree, TokenTree::Ident(name) if name == "codes"))?;
        match trees.next() {
            Some(TokenTree::Group(group)) => CodesHead::from_tokens(group.stream()).ok(),
            _ => None,
        }
    };
    attributes.into_iter().find_map(of_list)
}
