//! Expands a checked item to its impls.

use api_error_syntax::ErrorEnum;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use syn::Type;

use crate::generics::Bounds;
use crate::locals::unlike_params;
use crate::{catalog, codes, spec, view};

pub(crate) fn expand(item: &ErrorEnum<'_>) -> TokenStream {
    let mut bounds = Bounds::new(item.original, pasted(item));
    let arms = view::arms(item, &mut bounds);
    let methods = [
        view::format(item, &mut bounds),
        view::status(item, &mut bounds),
        view::retry_after(item, &mut bounds),
        view::details(item, &mut bounds),
    ];
    let methods = methods.iter().flatten();
    require_error(item, &mut bounds);
    let (runtime, in_body) = (bounds.runtime(), bounds.in_body());
    let [specs, all] = ["__SPECS", "__ENUM"].map(|name| unlike_params(item.original, name, Span::call_site()));
    let statics = statics(item, &bounds, &specs, &all);
    let catalog = catalog::expand(item, &bounds, &all);
    // A call around the `match` of an empty enum would be unreachable.
    let view = if item.variants.is_empty() {
        quote!(match *self {})
    } else {
        quote!(__p::view(&#specs, match self { #arms }))
    };
    let methods = quote! {
        fn as_error(&self) -> #runtime::Option<&(dyn #runtime::Error + '_)> {
            use #runtime::NotError as _;
            #runtime::Probe(self).__as_error()
        }
        fn __view(&self) -> #runtime::View<'_> {
            #in_body
            #view
        }
        #(#methods)*
    };
    in_block(item, &bounds, &statics, &methods, &catalog)
}

fn in_block(
    item: &ErrorEnum<'_>,
    bounds: &Bounds<'_>,
    statics: &TokenStream,
    methods: &TokenStream,
    catalog: &TokenStream,
) -> TokenStream {
    let krate = item.crate_path.clone().unwrap_or_else(|| quote!(::api_error));
    let (runtime, ident) = (bounds.runtime(), &item.original.ident);
    let (impl_generics, ty_generics, where_clause) = bounds.split();
    let codes = codes::expand(&krate, item);
    let has_codes = codes::has_codes(item.original, bounds, item.codes.as_ref());
    quote! {
        #codes
        // Naming what is deprecated, and naming it by a longer path than is needed, is the derive's business.
        #[allow(deprecated)]
        #[allow(unused_qualifications)]
        // Few items have locals, and fewer users have items with their names.
        #[allow(unused_imports)]
        const _: () = {
            use #krate::__private as #runtime;
            use #runtime::names::*;
            #statics
            #[automatically_derived]
            impl #impl_generics #runtime::ApiError for #ident #ty_generics #where_clause {
                #methods
            }
            #catalog
            #has_codes
            #runtime::__adapters! { [#impl_generics] [#ident #ty_generics] [#where_clause] }
        };
    }
}

// The types of fields that bounds and catalog mention.
fn pasted<'a>(item: &ErrorEnum<'a>) -> impl Iterator<Item = &'a Type> {
    let is_generic = !item.original.generics.params.is_empty();
    let variants = item.variants.iter().filter(move |variant| is_generic || variant.def.spec().is_none());
    variants.flat_map(|variant| variant.fields.iter().map(|field| field.ty))
}

// What is the same for every value.
fn statics(item: &ErrorEnum<'_>, bounds: &Bounds<'_>, specs: &Ident, all: &Ident) -> TokenStream {
    let (runtime, in_body, name) = (bounds.runtime(), bounds.in_body(), item.name());
    let table: Vec<_> = item.variants.iter().filter_map(|variant| spec::expand(item, variant)).collect();
    let count = Literal::usize_unsuffixed(table.len());
    quote! {
        static #specs: [#runtime::ErrorSpec; #count] = { #in_body [#(#table)*] };
        static #all: #runtime::EnumSpec = #runtime::EnumSpec::new(
            #name, #runtime::module_path!(), #runtime::line!(), #runtime::column!(), &#specs
        );
    }
}

// thiserror's attribute says that the item is an `Error`. In a generic item nothing else shows it, and the log would
// lose its sources.
fn require_error(item: &ErrorEnum<'_>, bounds: &mut Bounds<'_>) {
    let attributes = item.variants.iter().flat_map(|variant| variant.attributes).chain(&item.original.attrs);
    if attributes.into_iter().any(|attribute| attribute.path().is_ident("error")) {
        let runtime = bounds.runtime();
        bounds.require_self(&quote!(#runtime::Error));
    }
}
