//! The expansion of `codes(pub CardCode)`: an enum with a variant for each code of the item.

use std::collections::BTreeSet;

use api_error_syntax::{CodesHead, ErrorEnum};
use proc_macro2::TokenStream;
use quote::quote;

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

/// An enum without known codes, in the place of that of an item with mistakes.
pub(crate) fn stub(krate: &TokenStream, head: &CodesHead) -> TokenStream {
    call(krate, head, "Nothing: the item has mistakes.", &TokenStream::new())
}

fn call(krate: &TokenStream, head: &CodesHead, doc: &str, variants: &TokenStream) -> TokenStream {
    let CodesHead { visibility, ident, .. } = head;
    quote!(#krate::__private::__codes! { #[doc = #doc] [#visibility] #ident { #variants } })
}
