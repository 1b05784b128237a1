//! A checked item in, its impls out.

use api_error_syntax::{ErrorEnum, VariantKind};
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use crate::generics::Bounds;
use crate::recursion::mentions_itself;
use crate::{spec, view};

pub(crate) fn expand(item: &ErrorEnum<'_>) -> TokenStream {
    let mut bounds = Bounds::new(item.original);
    let arms = view::arms(item, &mut bounds);
    let methods =
        [view::format(item, &mut bounds), view::retry_after(item, &mut bounds), view::details(item, &mut bounds)];
    let methods = methods.iter().flatten();
    let specs: Vec<_> = item.variants.iter().filter_map(|variant| spec::expand(item, variant)).collect();
    let count = specs.len();
    let krate = item.crate_path.clone().unwrap_or_else(|| quote!(::api_error));
    let (ident, name) = (&item.original.ident, item.name());
    let forwards = forwards(item);
    require_error(item, &mut bounds);
    let (impl_generics, ty_generics, where_clause) = bounds.split();
    // A call around the `match` of an empty enum would be unreachable.
    let view = if item.variants.is_empty() {
        quote!(match *self {})
    } else {
        quote!(__p::view(&__SPECS, match self { #arms }))
    };
    quote! {
        // Naming what is deprecated is the derive's business, not its user's.
        #[allow(deprecated)]
        const _: () = {
            use #krate::__private as __p;
            static __SPECS: [__p::ErrorSpec; #count] = [#(#specs)*];
            static __ENUM: __p::EnumSpec =
                __p::EnumSpec::new(#name, ::core::module_path!(), ::core::line!(), ::core::column!(), &__SPECS);
            #[automatically_derived]
            impl #impl_generics __p::ApiError for #ident #ty_generics #where_clause {
                fn as_error(&self) -> ::core::option::Option<&(dyn __p::Error + '_)> {
                    use __p::NotError as _;
                    __p::Probe(self).as_error()
                }
                fn __view(&self) -> __p::View<'_> {
                    #view
                }
                #(#methods)*
            }
            #[automatically_derived]
            impl #impl_generics __p::HasCatalog for #ident #ty_generics #where_clause {
                const CATALOG: &'static [__p::CatalogItem] = &[__p::CatalogItem::Own(&__ENUM), #forwards];
            }
            __p::__adapters! { [#impl_generics] [#ident #ty_generics] [#where_clause] }
        };
    }
}

// What transparent variants forward to; a type that holds itself, boxed, is already there.
fn forwards(item: &ErrorEnum<'_>) -> TokenStream {
    let fields = item.variants.iter().filter_map(|variant| match &variant.def.kind {
        VariantKind::Transparent(forward) => variant.fields.get(forward.field),
        VariantKind::Spec(_) => None,
    });
    fields
        .filter(|field| !mentions_itself(item, field.ty))
        .map(|field| {
            let ty = field.ty;
            quote_spanned!(ty.span().resolved_at(Span::call_site())=> __p::CatalogItem::Forward(<#ty as __p::HasCatalog>::CATALOG),)
        })
        .collect()
}

// thiserror's attribute says that the item is an `Error`. In a generic item nothing else shows it, and the log would
// lose its sources.
fn require_error(item: &ErrorEnum<'_>, bounds: &mut Bounds<'_>) {
    let attributes = item.variants.iter().flat_map(|variant| variant.attributes).chain(&item.original.attrs);
    if attributes.into_iter().any(|attribute| attribute.path().is_ident("error")) {
        bounds.require_self(&quote!(__p::Error));
    }
}
