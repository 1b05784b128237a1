//! The value of an arm: the index of the spec, and the fields that its templates use.

use api_error_syntax::{ErrorEnum, SpecDef, Variant};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::generics::Bounds;
use crate::locals::{Bound, bind};
use crate::templates::{Renderer, fields_of, placeholders};

/// The fields that the templates use, and the value of an arm with these fields.
pub(crate) fn with_fields<'a>(
    item: &ErrorEnum<'a>,
    variant: &Variant<'a>,
    spec: &SpecDef,
    index: usize,
    bounds: &mut Bounds<'_>,
) -> (Vec<Bound<'a>>, TokenStream) {
    let used = match Renderer::of(item, spec) {
        Renderer::Runtime => bind(item, variant, fields_of(&placeholders(spec))),
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
