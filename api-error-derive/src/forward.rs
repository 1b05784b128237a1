//! The arm of a transparent variant.

use api_error_syntax::{ErrorEnum, Forward, Variant};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{GenericArgument, PathArguments, Type, TypeParamBound};

use crate::generics::Bounds;
use crate::locals::{borrow, pattern};
use crate::recursion::mentions_itself;
use crate::{spec, view};

pub(crate) fn arm(
    item: &ErrorEnum<'_>,
    variant: &Variant<'_>,
    forward: &Forward,
    bounds: &mut Bounds<'_>,
) -> Option<TokenStream> {
    let runtime = bounds.runtime();
    let inner = borrow(item, variant, forward.field)?;
    // A type that holds itself would ask for what is being proven.
    if !mentions_itself(item, inner.field.ty) {
        bounds.require_of(&inner, &quote!(#runtime::ApiError + #runtime::HasCatalog));
    }
    let (required, field) = (Ident::new(required(inner.field.ty), Span::call_site()), inner.reference());
    let inner_error = quote!(__p::#required::as_inner(#field));
    let Some(outer) = &forward.outer else {
        let pattern = pattern(item, variant, &[inner]);
        return Some(quote!(#pattern => __p::forward(#inner_error),));
    };
    let spec = outer.to_spec();
    let (mut used, fields) = view::fields_arm(item, variant, &spec, 0, bounds);
    used.push(inner);
    let (pattern, text) = (pattern(item, variant, &used), spec::outer(item, &spec));
    Some(quote!(#pattern => __p::outer(#inner_error, const { &#text }, #fields),))
}

// The traits have the same impls. What the type looks like decides what the compiler says if it is not an error.
fn required(ty: &Type) -> &'static str {
    match ty {
        Type::Group(group) => required(&group.elem),
        Type::Paren(paren) => required(&paren.elem),
        Type::Reference(reference) => required(&reference.elem),
        Type::TraitObject(object) if object.bounds.iter().any(is_error) => "Concrete",
        Type::Path(path) => match path.path.segments.last() {
            Some(last) if last.ident == "Option" => "Present",
            Some(last) => match &last.arguments {
                PathArguments::AngleBracketed(generics) => match generics.args.first() {
                    Some(GenericArgument::Type(pointee)) => required(pointee),
                    _ => "Inner",
                },
                _ => "Inner",
            },
            None => "Inner",
        },
        _ => "Inner",
    }
}

fn is_error(bound: &TypeParamBound) -> bool {
    matches!(bound, TypeParamBound::Trait(bound) if bound.path.segments.last().is_some_and(|last| last.ident == "Error"))
}
