//! The catalog of an item: its own specs, and the ways to the types that its transparent variants forward to.

use api_error_syntax::{ErrorEnum, VariantKind};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{GenericParam, Type};

use crate::generics::Bounds;
use crate::recursion::mentions_itself;

/// Whether the list of an item is the same for all parameters. Then the types of its fields may forward back to it.
fn is_one_list(item: &ErrorEnum<'_>) -> bool {
    item.original.generics.params.iter().all(|param| matches!(param, GenericParam::Lifetime(_)))
}

/// The impl of `HasCatalog`, and what leads to it from types that forward here.
pub(crate) fn expand(item: &ErrorEnum<'_>, bounds: &Bounds<'_>, all: &Ident) -> TokenStream {
    let runtime = bounds.runtime();
    let ident = &item.original.ident;
    let (impl_generics, ty_generics, where_clause) = bounds.split();
    let types = forwards(item);
    let catalog = if types.is_empty() {
        quote!(&[#runtime::CatalogItem::Own(&#all)])
    } else if is_one_list(item) {
        quote!(<#runtime::At<Self, #runtime::Deepest> as #runtime::Items>::ITEMS)
    } else {
        let wholes = types.iter().map(|ty| {
            let whole = quote_spanned!(span(ty)=> &<#runtime::Whole<#ty>>::ITEMS);
            quote!(#runtime::whole(#whole),)
        });
        quote!({ use #runtime::Leaf as _; &[#runtime::CatalogItem::Own(&#all), #(#wholes)*] })
    };
    let walk = if types.is_empty() {
        quote! {
            #[automatically_derived]
            impl #impl_generics #runtime::Forwards for #ident #ty_generics #where_clause {
                type At<__Depth: #runtime::Depth> = #runtime::Whole<Self>;
            }
        }
    } else {
        walk(item, bounds, all, &types)
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::HasCatalog for #ident #ty_generics #where_clause {
            const CATALOG: &'static [#runtime::CatalogItem] = #catalog;
        }
        #walk
    }
}

fn walk(item: &ErrorEnum<'_>, bounds: &Bounds<'_>, all: &Ident, types: &[&Type]) -> TokenStream {
    let runtime = bounds.runtime();
    let depth = unlike_types(types);
    let (impl_generics, ty_generics, where_clause) = bounds.with(types, &quote!(#runtime::Forwards)).split();
    let with_depth = with_param(impl_generics.clone(), &quote!(#depth: #runtime::Depth));
    let edges = types.iter().map(|ty| {
        let edge = quote_spanned!(span(ty)=> &<#runtime::Edge<#ty, #depth>>::ITEMS, &<#runtime::Whole<#ty>>::ITEMS);
        quote!(#runtime::reach(#edge),)
    });
    let items = quote!(&[#runtime::CatalogItem::Own(&#all), #(#edges)*]);
    let ident = &item.original.ident;
    let (at, list) = if is_one_list(item) {
        let list = quote! {
            #[automatically_derived]
            impl #impl_generics #runtime::Enter for #ident #ty_generics #where_clause {
                const OWN: &'static #runtime::EnumSpec = &#all;
                type Entered<#depth: #runtime::Depth> = #runtime::At<Self, #depth>;
            }
            #[automatically_derived]
            impl #with_depth #runtime::FlatAt<#depth> for #ident #ty_generics #where_clause {
                const FLAT: &'static #runtime::Flat = { use #runtime::Leaf as _; &#runtime::Flat::new(#items) };
            }
        };
        (quote!(#depth::Enter<Self>), list)
    } else {
        let list = quote! {
            #[automatically_derived]
            impl #with_depth #runtime::NestedAt<#depth> for #ident #ty_generics #where_clause {
                const NESTED: &'static [#runtime::CatalogItem] = { use #runtime::Leaf as _; #items };
            }
        };
        (quote!(#runtime::Nested<Self, #depth::Less>), list)
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::Forwards for #ident #ty_generics #where_clause {
            type At<#depth: #runtime::Depth> = #at;
        }
        #list
    }
}

// `<'a, T: Bound>` with one parameter more.
fn with_param(generics: TokenStream, param: &TokenStream) -> TokenStream {
    let mut tokens: Vec<TokenTree> = generics.into_iter().collect();
    if tokens.pop().is_none() {
        return quote!(<#param>);
    }
    let comma = matches!(tokens.last(), Some(TokenTree::Punct(punct)) if punct.as_char() == ',');
    let comma = (!comma).then(|| quote!(,));
    quote!(#(#tokens)* #comma #param>)
}

// What transparent variants forward to. A generic type that holds itself would ask for what is being proven: it leaves itself
// out, and has its own list anyway.
fn forwards<'a>(item: &ErrorEnum<'a>) -> Vec<&'a Type> {
    let fields = item.variants.iter().filter_map(|variant| match &variant.def.kind {
        VariantKind::Transparent(forward) => variant.fields.get(forward.field),
        VariantKind::Spec(_) => None,
    });
    let is_one_list = is_one_list(item);
    fields.map(|field| field.ty).filter(|ty| is_one_list || !mentions_itself(item, ty)).collect()
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
