//! The catalog of an item: its own specs, and the ways to the types that its transparent variants forward to.

use api_error_syntax::{ErrorEnum, VariantKind};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{GenericParam, Type};

use crate::generics::Bounds;
use crate::recursion::mentions_itself;

/// Whether the list of an item is the same for all parameters. Then the types of its fields may forward back to it.
pub(crate) fn is_one_list(item: &ErrorEnum<'_>) -> bool {
    item.original.generics.params.iter().all(|param| matches!(param, GenericParam::Lifetime(_)))
}

/// The impl of `HasCatalog`, and what it needs.
pub(crate) fn expand(item: &ErrorEnum<'_>, bounds: &Bounds<'_>, all: &Ident) -> TokenStream {
    let runtime = bounds.runtime();
    let ident = &item.original.ident;
    let (impl_generics, ty_generics, where_clause) = bounds.split();
    let types = forwards(item);
    if types.is_empty() || !is_one_list(item) {
        let forwards = types.iter().map(|ty| {
            let whole = quote_spanned!(span(ty)=> <#ty as #runtime::HasCatalog>::CATALOG);
            quote!(#runtime::CatalogItem::Forward(#whole),)
        });
        return quote! {
            #[automatically_derived]
            impl #impl_generics #runtime::HasCatalog for #ident #ty_generics #where_clause {
                const CATALOG: &'static [#runtime::CatalogItem] =
                    &[#runtime::CatalogItem::Own(&#all), #(#forwards)*];
            }
        };
    }
    let depth = unlike_types(&types);
    let lifetimes = &item.original.generics.params;
    let lifetimes = lifetimes.iter().map(|lifetime| quote!(#lifetime,));
    let edges =
        types.iter().map(|ty| quote_spanned!(span(ty)=> #runtime::reach(&<#runtime::Edge<#ty, #depth>>::ITEMS),));
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::HasCatalog for #ident #ty_generics #where_clause {
            const CATALOG: &'static [#runtime::CatalogItem] = <Self as #runtime::ItemsAt<#runtime::Deepest>>::ITEMS;
        }
        #[automatically_derived]
        impl #impl_generics #runtime::Forwards for #ident #ty_generics #where_clause {
            type At<#depth: #runtime::Depth> = #runtime::At<Self, #depth>;
        }
        #[automatically_derived]
        impl<#(#lifetimes)* #depth: #runtime::Depth> #runtime::ItemsAt<#depth> for #ident #ty_generics #where_clause {
            const ITEMS: &'static [#runtime::CatalogItem] = {
                use #runtime::Leaf as _;
                &[#runtime::CatalogItem::Own(&#all), #(#edges)*]
            };
        }
    }
}

// What transparent variants forward to; a type that holds itself, boxed, is already there.
fn forwards<'a>(item: &ErrorEnum<'a>) -> Vec<&'a Type> {
    let fields = item.variants.iter().filter_map(|variant| match &variant.def.kind {
        VariantKind::Transparent(forward) => variant.fields.get(forward.field),
        VariantKind::Spec(_) => None,
    });
    fields.map(|field| field.ty).filter(|ty| !mentions_itself(item, ty)).collect()
}

fn span(ty: &Type) -> Span {
    ty.span().resolved_at(Span::call_site())
}

// A name that no type of a field mentions.
fn unlike_types(types: &[&Type]) -> Ident {
    let text: String = types.iter().map(|ty| ty.to_token_stream().to_string()).collect();
    let mut name = format_ident!("__Depth");
    while text.contains(&name.to_string()) {
        name = format_ident!("{name}_");
    }
    name
}
