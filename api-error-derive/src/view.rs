//! The one `match` of an expansion, and the few others that only some items need.

use api_error_syntax::{
    ErrorEnum, Field, ItemKind, MessageFrom, Placeholder, RetryAfterDef, SpecDef, Variant, VariantKind,
};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use crate::generics::Bounds;
use crate::recursion::mentions_itself;
use crate::templates::{self, Renderer, dynamic, format_string, placeholders, trait_of};

/// A field that an arm uses, and the local that holds it.
struct Bound<'a> {
    field: Field<'a>,
    index: usize,
}

impl Bound<'_> {
    /// The span of the field, so that an error about its type points at it.
    fn local(&self) -> Ident {
        let span = self.field.ty.span().resolved_at(Span::call_site());
        format_ident!("__{}", self.index, span = span)
    }
}

/// The fields with these indices, in this order.
fn bind<'a>(variant: &Variant<'a>, indices: impl IntoIterator<Item = usize>) -> Vec<Bound<'a>> {
    let bound = |index| variant.fields.get(index).map(|field| Bound { field: *field, index });
    indices.into_iter().filter_map(bound).collect()
}

fn fields_of<'p>(placeholders: impl Iterator<Item = &'p Placeholder>) -> impl Iterator<Item = usize> {
    placeholders.filter_map(|placeholder| placeholder.field)
}

/// `Self::Variant { field: __0, .. }`, with a local for each used field.
fn pattern(item: &ErrorEnum<'_>, variant: &Variant<'_>, fields: &[Bound<'_>]) -> TokenStream {
    let path = match item.kind {
        ItemKind::Enum => {
            let ident = variant.ident;
            quote!(Self::#ident)
        }
        ItemKind::Struct => quote!(Self),
    };
    let mut seen: Vec<usize> = Vec::new();
    let mut bindings = TokenStream::new();
    for bound in fields {
        if seen.contains(&bound.index) {
            continue;
        }
        seen.push(bound.index);
        let local = bound.local();
        let member = match bound.field.ident {
            Some(ident) => ident.to_token_stream(),
            None => Literal::usize_unsuffixed(bound.index).to_token_stream(),
        };
        bindings.extend(quote!(#member: #local,));
    }
    quote!(#path { #bindings .. })
}

/// The arms of `__view`, and the bounds that they need on generic fields.
pub(crate) fn arms(item: &ErrorEnum<'_>, bounds: &mut Bounds<'_>) -> TokenStream {
    let mut arms = TokenStream::new();
    let mut index = 0;
    for variant in &item.variants {
        match &variant.def.kind {
            VariantKind::Transparent(forward) => {
                for bound in bind(variant, [forward.field]) {
                    // A type that contains itself would have its own impl as a bound.
                    if !mentions_itself(item, bound.field.ty) {
                        bounds.require(bound.field.ty, &quote!(__p::ApiError + __p::HasCatalog));
                    }
                    let local = bound.local();
                    let pattern = pattern(item, variant, &[bound]);
                    arms.extend(quote!(#pattern => __p::forward(#local),));
                }
            }
            VariantKind::Spec(spec) => {
                arms.extend(own_arm(item, variant, spec, index, bounds));
                index += 1;
            }
        }
    }
    arms
}

fn own_arm(
    item: &ErrorEnum<'_>,
    variant: &Variant<'_>,
    spec: &SpecDef,
    index: usize,
    bounds: &mut Bounds<'_>,
) -> TokenStream {
    let used = match Renderer::of(spec) {
        Renderer::Runtime => bind(variant, fields_of(placeholders(spec))),
        Renderer::Expansion => Vec::new(),
    };
    for bound in &used {
        bounds.require(bound.field.ty, &quote!(::core::fmt::Display));
    }
    let pattern = pattern(item, variant, &used);
    let arm = format_ident!("a{}", used.len());
    let locals = used.iter().map(Bound::local);
    let index = Literal::usize_unsuffixed(index);
    quote!(#pattern => __p::#arm(#index #(, #locals)*),)
}

/// `__format`: the parts with format specs, and `message(display)`.
pub(crate) fn format(item: &ErrorEnum<'_>, bounds: &mut Bounds<'_>) -> Option<TokenStream> {
    let mut arms = TokenStream::new();
    let mut displays = false;
    for variant in &item.variants {
        let Some(spec) = variant.def.spec() else { continue };
        displays |= spec.message_from == Some(MessageFrom::Display);
        if Renderer::of(spec) == Renderer::Runtime {
            continue;
        }
        for (part, template) in dynamic(spec) {
            let fields = bind(variant, fields_of(template.placeholders()));
            for (bound, placeholder) in fields.iter().zip(template.placeholders()) {
                let required = trait_of(&placeholder.spec);
                bounds.require(bound.field.ty, &quote!(::core::fmt::#required));
            }
            let (pattern, part, text) =
                (pattern(item, variant, &fields), templates::part(part), format_string(template));
            let locals = fields.iter().map(Bound::local);
            arms.extend(quote! {
                (#pattern, #part) => ::core::fmt::Write::write_fmt(__out, ::core::format_args!(#text #(, #locals)*)),
            });
        }
    }
    if displays {
        bounds.require_self(&quote!(::core::fmt::Display));
        let span = item.original.ident.span().resolved_at(Span::call_site());
        let this = quote_spanned!(span=> self);
        arms.extend(quote!((_, __p::Part::Message) => __p::display(#this, __out),));
    }
    (!arms.is_empty()).then(|| {
        quote! {
            fn __format(&self, __part: __p::Part, __out: &mut dyn ::core::fmt::Write) -> ::core::fmt::Result {
                match (self, __part) {
                    #arms
                    _ => ::core::result::Result::Ok(()),
                }
            }
        }
    })
}

/// `retry_after`, if a field has the value.
pub(crate) fn retry_after(item: &ErrorEnum<'_>, bounds: &mut Bounds<'_>) -> Option<TokenStream> {
    let mut arms = Vec::new();
    for variant in &item.variants {
        let Some(Some(RetryAfterDef::Field(field))) = variant.def.spec().map(|spec| &spec.retry_after) else {
            continue;
        };
        for bound in bind(variant, [*field]) {
            bounds.require(bound.field.ty, &quote!(__p::RetryAfter));
            let local = bound.local();
            let pattern = pattern(item, variant, &[bound]);
            arms.push(quote!(#pattern => __p::RetryAfter::retry_after(#local),));
        }
    }
    let rest = rest(item, &arms, &quote!(__p::retry_after(self)));
    (!arms.is_empty()).then(|| {
        quote! {
            fn retry_after(&self) -> ::core::option::Option<::core::time::Duration> {
                match self { #(#arms)* #rest }
            }
        }
    })
}

/// `details`, if fields are marked `detail`.
pub(crate) fn details(item: &ErrorEnum<'_>, bounds: &mut Bounds<'_>) -> Option<TokenStream> {
    let mut arms = Vec::new();
    for variant in &item.variants {
        let details = variant.def.spec().map(|spec| spec.details.as_slice()).unwrap_or_default();
        if details.is_empty() {
            continue;
        }
        let fields = bind(variant, details.iter().map(|detail| detail.field));
        for bound in &fields {
            bounds.require(bound.field.ty, &quote!(__p::Serialize));
        }
        let pattern = pattern(item, variant, &fields);
        let members = details.iter().zip(&fields).map(|(detail, bound)| {
            let (name, local) = (&detail.name, bound.local());
            quote!(.with(#name, #local))
        });
        arms.push(quote!(#pattern => ::core::option::Option::Some(__p::Details::new() #(#members)*),));
    }
    let rest = rest(item, &arms, &quote!(__p::details(self)));
    (!arms.is_empty()).then(|| {
        quote! {
            fn details(&self) -> ::core::option::Option<__p::Details> {
                match self { #(#arms)* #rest }
            }
        }
    })
}

// The arm for all other variants. If there are none, the arm would be unreachable.
fn rest(item: &ErrorEnum<'_>, arms: &[TokenStream], value: &TokenStream) -> Option<TokenStream> {
    (arms.len() < item.variants.len()).then(|| quote!(_ => #value,))
}
