//! A checked item in, its impls out.

use api_error_syntax::ErrorEnum;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use crate::generics::Bounds;
use crate::{spec, view};

pub(crate) fn expand(item: &ErrorEnum<'_>) -> TokenStream {
    let defs = item.resolve().variants;
    let mut bounds = Bounds::new(item.original);
    let arms = view::arms(item, &defs, &mut bounds);
    let methods = [
        view::format(item, &defs, &mut bounds),
        view::retry_after(item, &mut bounds),
        view::details(item, &mut bounds),
    ];
    let methods = methods.iter().flatten();
    let variants = || item.variants.iter().zip(&defs);
    let specs = variants().filter_map(|(variant, def)| Some(spec::expand(item, variant, def, spec::of(def)?)));
    let count = defs.iter().filter(|def| spec::of(def).is_some()).count();
    let krate = item.attrs.crate_path.clone().unwrap_or_else(|| quote!(::api_error));
    let (ident, name) = (item.ident, item.ident.unraw().to_string());
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
                fn spec(&self) -> &'static __p::ErrorSpec {
                    __p::spec_of(self)
                }
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
    let transparent = item.variants.iter().filter(|variant| variant.attrs.transparent.is_some());
    let fields = transparent.filter_map(|variant| variant.fields.first());
    fields
        .filter(|field| !mentions_itself(item, field.ty))
        .map(|field| {
            let ty = field.ty;
            quote_spanned!(ty.span().resolved_at(Span::call_site())=> __p::CatalogItem::Forward(<#ty as __p::HasCatalog>::CATALOG),)
        })
        .collect()
}

/// Whether the item stands somewhere in a type: `Box<Self>`, `Arc<self::Error>`; `other::Error` is not this `Error`.
pub(crate) fn mentions_itself(item: &ErrorEnum<'_>, ty: &syn::Type) -> bool {
    let mut open = vec![quote!(#ty).into_iter()];
    let (mut after_self, mut elsewhere) = (false, false);
    while let Some(tokens) = open.last_mut() {
        match tokens.next() {
            Some(TokenTree::Ident(ident)) => {
                if ident == "Self" || (ident == *item.ident && !elsewhere) {
                    return true;
                }
                (after_self, elsewhere) = (ident == "self", false);
            }
            Some(TokenTree::Punct(punct)) => elsewhere = punct.as_char() == ':' && !after_self,
            Some(TokenTree::Group(group)) => open.push(group.stream().into_iter()),
            Some(TokenTree::Literal(_)) => {}
            None => drop(open.pop()),
        }
    }
    false
}

// thiserror's attribute says that the item is an `Error`. In a generic item nothing else could tell, and the log would
// lose its sources.
fn require_error(item: &ErrorEnum<'_>, bounds: &mut Bounds<'_>) {
    let attributes = item.variants.iter().flat_map(|variant| variant.attributes).chain(&item.original.attrs);
    if attributes.into_iter().any(|attribute| attribute.path().is_ident("error")) {
        bounds.require_self(&quote!(__p::Error));
    }
}
