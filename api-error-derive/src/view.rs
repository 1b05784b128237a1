//! The one `match` of an expansion, and the few others that only some items need.

use api_error_syntax::{ErrorEnum, Field, MessageDef, RetryAfter, Shape, Template, Variant, VariantDef};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use crate::expand::mentions_itself;
use crate::generics::Bounds;
use crate::spec;
use crate::templates::{Renderer, Templates, arguments, format_string, trait_of};

/// `Self::Variant { field: __0, .. }` with a local for each field that is used.
fn pattern<'v>(
    item: &ErrorEnum<'_>,
    variant: &Variant<'_>,
    fields: impl Iterator<Item = &'v Field<'v>>,
) -> TokenStream {
    let path = match item.shape {
        Shape::Enum => {
            let ident = variant.ident;
            quote!(Self::#ident)
        }
        Shape::Struct => quote!(Self),
    };
    if variant.fields.is_empty() {
        return quote!(#path { .. });
    }
    let mut seen: Vec<usize> = Vec::new();
    let mut bindings = TokenStream::new();
    for field in fields {
        if seen.contains(&field.index) {
            continue;
        }
        seen.push(field.index);
        let local = local(field);
        let member = match field.ident {
            Some(ident) => ident.to_token_stream(),
            None => Literal::usize_unsuffixed(field.index).to_token_stream(),
        };
        bindings.extend(quote!(#member: #local,));
    }
    quote!(#path { #bindings .. })
}

/// The local that holds a field; an error of its type shows the field.
fn local(field: &Field<'_>) -> Ident {
    let span = field.ty.span().resolved_at(Span::call_site());
    format_ident!("__{}", field.index, span = span)
}

/// The arms of `__view`, and what they ask of generic fields.
pub(crate) fn arms(item: &ErrorEnum<'_>, defs: &[VariantDef], bounds: &mut Bounds<'_>) -> TokenStream {
    let mut arms = TokenStream::new();
    let mut index = 0;
    for (variant, def) in item.variants.iter().zip(defs) {
        let Some(spec) = spec::of(def) else {
            let Some(field) = variant.fields.first() else { continue };
            // A type that holds itself would ask for what is being proven.
            if !mentions_itself(item, field.ty) {
                bounds.require(field.ty, &quote!(__p::ApiError + __p::HasCatalog));
            }
            let (pattern, local) = (pattern(item, variant, std::iter::once(field)), local(field));
            arms.extend(quote!(#pattern => __p::forward(#local),));
            continue;
        };
        let templates = Templates::of(variant, spec.headers.len() - variant.attrs.headers.len());
        let at = Literal::usize_unsuffixed(index);
        index += 1;
        let mut used: Vec<&Field<'_>> = Vec::new();
        if templates.renderer() == Renderer::Runtime {
            used.extend(templates.iter().flat_map(|template| arguments(template, variant)).map(|(field, _)| field));
        }
        for field in &used {
            bounds.require(field.ty, &quote!(::core::fmt::Display));
        }
        let pattern = pattern(item, variant, used.iter().copied());
        let arm = Ident::new(["a0", "a1", "a2", "a3", "a4"].get(used.len()).unwrap_or(&"a0"), Span::call_site());
        let locals = used.into_iter().map(local);
        arms.extend(quote!(#pattern => __p::#arm(#at #(, #locals)*),));
    }
    arms
}

/// `__format`: the parts with format specs, and `message(display)`.
pub(crate) fn format(item: &ErrorEnum<'_>, defs: &[VariantDef], bounds: &mut Bounds<'_>) -> Option<TokenStream> {
    let mut arms = TokenStream::new();
    let mut displays = false;
    for (variant, def) in item.variants.iter().zip(defs) {
        let Some(spec) = spec::of(def) else { continue };
        displays |= spec.message == MessageDef::Display;
        let templates = Templates::of(variant, spec.headers.len() - variant.attrs.headers.len());
        if templates.renderer() == Renderer::Runtime {
            continue;
        }
        let mut arm = |part: TokenStream, template: &Template| {
            for (field, spec) in arguments(template, variant) {
                let bound = Ident::new(trait_of(spec), Span::call_site());
                bounds.require(field.ty, &quote!(::core::fmt::#bound));
            }
            let pattern = pattern(item, variant, arguments(template, variant).map(|(field, _)| field));
            let (text, locals) = (format_string(template), arguments(template, variant).map(|(field, _)| local(field)));
            arms.extend(quote! {
                (#pattern, #part) => ::core::fmt::Write::write_fmt(__out, ::core::format_args!(#text #(, #locals)*)),
            });
        };
        templates.message.into_iter().for_each(|template| arm(quote!(__p::Part::Message), template));
        templates.param.into_iter().for_each(|template| arm(quote!(__p::Part::Param), template));
        for (at, template) in templates.headers {
            arm(quote!(__p::Part::Header(#at)), template);
        }
    }
    if displays {
        bounds.require_self(&quote!(::core::fmt::Display));
        let span = item.ident.span().resolved_at(Span::call_site());
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

/// `retry_after`, where a field says how long.
pub(crate) fn retry_after(item: &ErrorEnum<'_>, bounds: &mut Bounds<'_>) -> Option<TokenStream> {
    let mut arms = Vec::new();
    for variant in &item.variants {
        let Some(RetryAfter::Field(name)) = variant.attrs.retry_after.as_ref().map(|wait| &wait.value) else {
            continue;
        };
        let Some(field) = variant.field(name) else { continue };
        bounds.require(field.ty, &quote!(__p::RetryAfter));
        let (pattern, local) = (pattern(item, variant, std::iter::once(field)), local(field));
        arms.push(quote!(#pattern => __p::RetryAfter::retry_after(#local),));
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

/// `details`, where fields are declared as such.
pub(crate) fn details(item: &ErrorEnum<'_>, bounds: &mut Bounds<'_>) -> Option<TokenStream> {
    let mut arms = Vec::new();
    for variant in &item.variants {
        let fields: Vec<_> = variant.fields.iter().filter(|field| field.attrs.detail.is_some()).collect();
        if fields.is_empty() {
            continue;
        }
        for field in &fields {
            bounds.require(field.ty, &quote!(__p::Serialize));
        }
        let pattern = pattern(item, variant, fields.iter().copied());
        let members = fields.into_iter().map(|field| {
            let (name, local) = (&field.name, local(field));
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

// The arm for all other variants; without any it would be unreachable.
fn rest(item: &ErrorEnum<'_>, arms: &[TokenStream], value: &TokenStream) -> Option<TokenStream> {
    (arms.len() < item.variants.len()).then(|| quote!(_ => #value,))
}
