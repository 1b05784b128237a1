//! The expansion of `codes(pub CardCode)`: an enum with a variant for each code of the item.

use std::collections::BTreeSet;

use api_error_syntax::{CodesHead, ErrorEnum};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{DeriveInput, Visibility};

use crate::generics::Bounds;

pub(crate) fn expand(krate: &TokenStream, item: &ErrorEnum<'_>) -> TokenStream {
    let Some(head) = &item.codes else { return TokenStream::new() };
    let mut seen = BTreeSet::new();
    let variants = item.variants.iter().filter_map(|variant| {
        let code = &variant.def.spec()?.code;
        // Several variants may share a code, which is one variant here.
        let is_first = seen.insert(code.as_str());
        let ident = variant.ident;
        let conditions = variant.attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
        is_first.then(|| quote!(#(#conditions)* #ident = #code,))
    });
    let doc = format!("The codes of [`{}`], for whoever decodes them.", item.name());
    call(krate, head, &doc, &quote!(#(#variants)*))
}

/// The impl that leads from the item to the enum. Only a catalog with `codes(..)` asks whether there is one.
pub(crate) fn has_codes(input: &DeriveInput, bounds: &Bounds<'_>, codes: Option<&CodesHead>) -> TokenStream {
    let (runtime, ident) = (bounds.runtime(), &input.ident);
    let (impl_generics, ty_generics, where_clause) = bounds.split();
    // What is private to a module cannot be named in the impl of a type that others see.
    let visible = codes.filter(|codes| is_as_visible(&input.vis, &codes.visibility));
    let codes = visible.map_or_else(|| quote!(#runtime::NoCodes<false>), |codes| codes.ident.to_token_stream());
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::HasCodes for #ident #ty_generics #where_clause {
            type Codes = #codes;
        }
    }
}

fn is_as_visible(item: &Visibility, codes: &TokenStream) -> bool {
    let codes = codes.to_string();
    matches!(item, Visibility::Inherited) || codes == "pub" || codes == item.to_token_stream().to_string()
}

/// An enum without known codes, in the place of that of an item with mistakes.
pub(crate) fn stub(krate: &TokenStream, head: &CodesHead) -> TokenStream {
    call(krate, head, "Nothing: the item has mistakes.", &TokenStream::new())
}

fn call(krate: &TokenStream, head: &CodesHead, doc: &str, variants: &TokenStream) -> TokenStream {
    let CodesHead { visibility, ident, .. } = head;
    quote!(#krate::__private::__codes! { #[doc = #doc] [#visibility] #ident { #variants } })
}
