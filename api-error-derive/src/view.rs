//! The one `match` of an expansion, and the few others that only some items need.

use std::borrow::Cow;

use api_error_syntax::{ErrorEnum, MessageFrom, Placeholder, RetryAfterDef, SpecDef, Variant, VariantKind};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use crate::forward;
use crate::generics::Bounds;
use crate::locals::{Bound, bind, pattern, unlike_params};
use crate::templates::{self, Renderer, dynamic, format_string, placeholders, trait_of};

fn fields_of<'p>(placeholders: impl Iterator<Item = &'p Placeholder>) -> impl Iterator<Item = usize> {
    placeholders.filter_map(|placeholder| placeholder.field)
}

/// The arms of `__view`, and what they ask of generic fields.
pub(crate) fn arms(item: &ErrorEnum<'_>, bounds: &mut Bounds<'_>) -> TokenStream {
    let mut arms = TokenStream::new();
    let mut index = 0;
    for variant in &item.variants {
        match &variant.def.kind {
            VariantKind::Transparent(to) => arms.extend(forward::arm(item, variant, to, bounds)),
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
    let (used, arm) = fields_arm(item, variant, spec, index, bounds);
    let pattern = pattern(item, variant, &used);
    quote!(#pattern => #arm,)
}

/// The fields that the templates use, and the value of an arm with these fields.
pub(crate) fn fields_arm<'a>(
    item: &ErrorEnum<'a>,
    variant: &Variant<'a>,
    spec: &SpecDef,
    index: usize,
    bounds: &mut Bounds<'_>,
) -> (Vec<Bound<'a>>, TokenStream) {
    let used = match Renderer::of(item, spec) {
        Renderer::Runtime => bind(item, variant, fields_of(placeholders(spec))),
        Renderer::Expansion => Vec::new(),
    };
    let runtime = bounds.runtime();
    for bound in &used {
        bounds.require_of(bound, &quote!(#runtime::fmt::Display));
    }
    let arm = format_ident!("a{}", used.len());
    let locals = used.iter().map(Bound::reference);
    let index = Literal::usize_unsuffixed(index);
    let arm = quote!(__p::#arm(#index #(, #locals)*));
    (used, arm)
}

/// `__format`: the parts with format specs, and `message(display)`.
pub(crate) fn format(item: &ErrorEnum<'_>, bounds: &mut Bounds<'_>) -> Option<TokenStream> {
    let [part, out] = ["__part", "__out"].map(|name| unlike_params(item.original, name, Span::mixed_site()));
    let (runtime, in_body) = (bounds.runtime(), bounds.in_body());
    let mut arms = TokenStream::new();
    let mut displays = false;
    for variant in &item.variants {
        let Some(spec) = templates_of(&variant.def.kind) else { continue };
        displays |= spec.message_from == Some(MessageFrom::Display);
        if Renderer::of(item, &spec) == Renderer::Expansion {
            arms.extend(format_arms(item, variant, &spec, &out, bounds));
        }
    }
    if displays {
        bounds.require_self(&quote!(#runtime::fmt::Display));
        let span = item.original.ident.span().resolved_at(Span::call_site());
        let this = quote_spanned!(span=> self);
        arms.extend(quote!((_, __p::Part::Message) => __p::display(#this, #out),));
    }
    (!arms.is_empty()).then(|| {
        quote! {
            fn __format(&self, #part: #runtime::Part, #out: &mut dyn #runtime::fmt::Write) -> #runtime::fmt::Result {
                #in_body
                match (self, #part) {
                    #arms
                    _ => __p::Ok(()),
                }
            }
        }
    })
}

// The contract with the templates that a variant fills in.
fn templates_of(kind: &VariantKind) -> Option<Cow<'_, SpecDef>> {
    match kind {
        VariantKind::Spec(spec) => Some(Cow::Borrowed(spec)),
        VariantKind::Transparent(forward) => forward.outer.as_ref().map(|outer| Cow::Owned(outer.to_spec())),
    }
}

fn format_arms(
    item: &ErrorEnum<'_>,
    variant: &Variant<'_>,
    spec: &SpecDef,
    out: &Ident,
    bounds: &mut Bounds<'_>,
) -> TokenStream {
    let runtime = bounds.runtime();
    let mut arms = TokenStream::new();
    for (part, template) in dynamic(spec) {
        let fields = bind(item, variant, fields_of(template.placeholders()));
        for (bound, placeholder) in fields.iter().zip(template.placeholders()) {
            let required = trait_of(&placeholder.spec);
            bounds.require_of(bound, &quote!(#runtime::fmt::#required));
        }
        let (pattern, part, text) = (pattern(item, variant, &fields), templates::part(part), format_string(template));
        let locals = fields.iter().map(Bound::local);
        arms.extend(quote! {
            (#pattern, #part) => __p::fmt::Write::write_fmt(#out, __p::format_args!(#text #(, #locals)*)),
        });
    }
    arms
}

/// `status`, where a field has it.
pub(crate) fn status(item: &ErrorEnum<'_>, bounds: &mut Bounds<'_>) -> Option<TokenStream> {
    let (runtime, in_body) = (bounds.runtime(), bounds.in_body());
    let mut arms = Vec::new();
    for variant in &item.variants {
        let Some(from) = variant.def.spec().and_then(|spec| spec.status_from.as_ref()) else { continue };
        for bound in bind(item, variant, [from.field]) {
            bounds.require_of(&bound, &quote!(#runtime::StatusFrom));
            let field = bound.reference();
            let pattern = pattern(item, variant, &[bound]);
            arms.push(quote!(#pattern => __p::StatusFrom::status_from(#field),));
        }
    }
    let rest = rest(item, &arms, &quote!(__p::None));
    (!arms.is_empty()).then(|| {
        quote! {
            fn status(&self) -> #runtime::ErrorStatus {
                #in_body
                __p::status(self, match self { #(#arms)* #rest })
            }
        }
    })
}

/// `retry_after`, where a field says how long.
pub(crate) fn retry_after(item: &ErrorEnum<'_>, bounds: &mut Bounds<'_>) -> Option<TokenStream> {
    let (runtime, in_body) = (bounds.runtime(), bounds.in_body());
    let mut arms = Vec::new();
    for variant in &item.variants {
        let Some(Some(RetryAfterDef::Field(field))) = variant.def.spec().map(|spec| &spec.retry_after) else {
            continue;
        };
        for bound in bind(item, variant, [*field]) {
            bounds.require_of(&bound, &quote!(#runtime::RetryAfter));
            let field = bound.reference();
            let pattern = pattern(item, variant, &[bound]);
            arms.push(quote!(#pattern => __p::RetryAfter::retry_after(#field),));
        }
    }
    let rest = rest(item, &arms, &quote!(__p::retry_after(self)));
    (!arms.is_empty()).then(|| {
        quote! {
            fn retry_after(&self) -> #runtime::Option<#runtime::Duration> {
                #in_body
                match self { #(#arms)* #rest }
            }
        }
    })
}

/// `details`, if fields are marked `detail`.
pub(crate) fn details(item: &ErrorEnum<'_>, bounds: &mut Bounds<'_>) -> Option<TokenStream> {
    let (runtime, in_body) = (bounds.runtime(), bounds.in_body());
    let mut arms = Vec::new();
    for variant in &item.variants {
        let details = variant.def.spec().map(|spec| spec.details.as_slice()).unwrap_or_default();
        if details.is_empty() {
            continue;
        }
        let fields = bind(item, variant, details.iter().map(|detail| detail.field));
        for bound in &fields {
            bounds.require_of(bound, &quote!(#runtime::Serialize));
        }
        let pattern = pattern(item, variant, &fields);
        let members = details.iter().zip(&fields).map(|(detail, bound)| {
            let (name, field) = (&detail.name, bound.reference());
            quote!(.with(#name, #field))
        });
        arms.push(quote!(#pattern => __p::Some(__p::Details::new() #(#members)*),));
    }
    let rest = rest(item, &arms, &quote!(__p::details(self)));
    (!arms.is_empty()).then(|| {
        quote! {
            fn details(&self) -> #runtime::Option<#runtime::Details> {
                #in_body
                match self { #(#arms)* #rest }
            }
        }
    })
}

// The arm for all other variants. If there are none, the arm would be unreachable.
fn rest(item: &ErrorEnum<'_>, arms: &[TokenStream], value: &TokenStream) -> Option<TokenStream> {
    (arms.len() < item.variants.len()).then(|| quote!(_ => #value,))
}
