//! The fields that an arm uses, the locals that hold them, and the pattern that binds them.

use api_error_syntax::{ErrorEnum, Field, Shape, Variant};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::spanned::Spanned;
use syn::{Attribute, DeriveInput, Meta};

/// A field that an arm uses, and the local that holds it.
pub(crate) struct Bound<'a> {
    pub(crate) field: Field<'a>,
    index: usize,
    item: &'a DeriveInput,
    /// The local holds a copy of the field, not a reference to it.
    pub(crate) copied: bool,
}

impl Bound<'_> {
    /// An error of the field's type shows the field. The runtime's `names` has every local, so that no constant of the user is
    /// taken for the pattern.
    pub(crate) fn local(&self) -> Ident {
        let span = self.field.ty.span().resolved_at(Span::mixed_site());
        unlike_params(self.item, &format!("__{}", self.index), span)
    }

    /// A reference to the field.
    pub(crate) fn reference(&self) -> TokenStream {
        let local = self.local();
        if self.copied { quote!(&#local) } else { local.into_token_stream() }
    }
}

/// This name, or a longer one if a const parameter has it: a parameter hides statics, and no local can hide it.
pub(crate) fn unlike_params(item: &DeriveInput, name: &str, span: Span) -> Ident {
    let mut ident = Ident::new(name, span);
    while item.generics.const_params().any(|param| param.ident == ident) {
        ident = format_ident!("{ident}_", span = span);
    }
    ident
}

/// The fields with these indices, in this order. A packed struct has no references to its fields: as in the derives of `std`,
/// its fields are copied.
pub(crate) fn bind<'a>(
    item: &ErrorEnum<'a>,
    variant: &Variant<'a>,
    indices: impl IntoIterator<Item = usize>,
) -> Vec<Bound<'a>> {
    let copied = is_packed(item);
    indices.into_iter().filter_map(|index| bound(item, variant, index, copied)).collect()
}

/// The field with this index by reference, which outlives the arm.
pub(crate) fn borrow<'a>(item: &ErrorEnum<'a>, variant: &Variant<'a>, index: usize) -> Option<Bound<'a>> {
    bound(item, variant, index, false)
}

fn bound<'a>(item: &ErrorEnum<'a>, variant: &Variant<'a>, index: usize, copied: bool) -> Option<Bound<'a>> {
    let field = *variant.fields.get(index)?;
    Some(Bound { field, index, item: item.original, copied })
}

/// `Self::Variant { field: __0, .. }` with a local for each field that is used.
pub(crate) fn pattern(item: &ErrorEnum<'_>, variant: &Variant<'_>, fields: &[Bound<'_>]) -> TokenStream {
    let path = match item.shape {
        Shape::Enum => {
            let ident = variant.ident;
            quote!(Self::#ident)
        }
        Shape::Struct => quote!(Self),
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
    let copy = fields.iter().any(|bound| bound.copied).then(|| quote!(&));
    quote!(#copy #path { #bindings .. })
}

/// `#[repr(packed)]`, `#[repr(C, packed(2))]`. Only structs have it.
pub(crate) fn is_packed(item: &ErrorEnum<'_>) -> bool {
    let is_packed = |attribute: &Attribute| {
        let Meta::List(list) = &attribute.meta else { return false };
        let mut packed = false;
        let _ = list.parse_nested_meta(|meta| {
            packed |= meta.path.is_ident("packed");
            if meta.input.peek(syn::token::Paren) {
                let argument;
                syn::parenthesized!(argument in meta.input);
                argument.parse::<TokenStream>()?;
            }
            Ok(())
        });
        packed
    };
    let attributes = &item.original.attrs;
    item.shape == Shape::Struct
        && attributes.iter().any(|attribute| attribute.path().is_ident("repr") && is_packed(attribute))
}
