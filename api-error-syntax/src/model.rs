//! The item as written: borrowed from syn, spans kept, no defaults applied.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::spanned::Spanned as _;
use syn::{Attribute, Data, DeriveInput, Fields, Type};

use crate::argument::Place;
use crate::attr::{ContainerAttrs, FieldAttrs, VariantAttrs};
use crate::check;
use crate::def::{ErrorDef, Shape};
use crate::errors::Errors;
use crate::mark::Mark;
use crate::messages::UNION;

/// An error enum, or a struct seen as its own single variant.
#[non_exhaustive]
pub struct ErrorEnum<'a> {
    /// The type's name.
    pub ident: &'a Ident,
    /// Enum or struct.
    pub shape: Shape,
    /// What only the container can say.
    pub attrs: ContainerAttrs,
    /// What the enum says for all its variants; empty for a struct.
    pub defaults: VariantAttrs,
    /// The variants in source order.
    pub variants: Vec<Variant<'a>>,
    /// The item.
    pub original: &'a DeriveInput,
}

/// One variant, or the whole struct.
#[non_exhaustive]
pub struct Variant<'a> {
    /// Its name.
    pub ident: &'a Ident,
    /// Where the name stands.
    pub mark: Mark,
    /// What it says.
    pub attrs: VariantAttrs,
    /// How its fields are written.
    pub style: Style,
    /// Its fields in source order.
    pub fields: Vec<Field<'a>>,
    /// All its attributes, doc comments included.
    pub attributes: &'a [Attribute],
}

/// How fields are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `{ a: A }`
    Named,
    /// `(A)`
    Tuple,
    /// Nothing.
    Unit,
}

/// One field.
#[non_exhaustive]
pub struct Field<'a> {
    /// The field's name; a tuple field has none.
    pub ident: Option<&'a Ident>,
    /// How templates name it: without `r#`, or the index.
    pub name: String,
    /// Its place in the variant.
    pub index: usize,
    /// What it says.
    pub attrs: FieldAttrs,
    /// Its type.
    pub ty: &'a Type,
}

impl<'a> ErrorEnum<'a> {
    /// Reads an item and checks all of it.
    ///
    /// # Errors
    ///
    /// Every mistake of the item, in source order.
    pub fn from_input(input: &'a DeriveInput) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        let item = match &input.data {
            Data::Enum(data) => Self::from_enum(input, data, &mut errors),
            Data::Struct(data) => Self::from_struct(input, &data.fields, &mut errors),
            Data::Union(data) => {
                let mark = errors.mark(data.union_token.span, data.union_token.span);
                errors.report(mark, &UNION, &[]);
                Self::from_struct(input, &Fields::Unit, &mut Errors::default())
            }
        };
        if !matches!(input.data, Data::Union(_)) {
            check::check(&item, &mut errors);
        }
        errors.finish().map(|()| item)
    }

    fn from_enum(input: &'a DeriveInput, data: &'a syn::DataEnum, errors: &mut Errors) -> Self {
        let (attrs, defaults) = ContainerAttrs::from_attributes(&input.attrs, Place::Enum, errors);
        let variants = data.variants.iter().map(|variant| Variant::from_syn(variant, errors)).collect();
        Self { ident: &input.ident, shape: Shape::Enum, attrs, defaults, variants, original: input }
    }

    fn from_struct(input: &'a DeriveInput, fields: &'a Fields, errors: &mut Errors) -> Self {
        let (attrs, own) = ContainerAttrs::from_attributes(&input.attrs, Place::Struct, errors);
        let variant = Variant::new(&input.ident, own, &input.attrs, fields, errors);
        let (shape, defaults) = (Shape::Struct, VariantAttrs::default());
        Self { ident: &input.ident, shape, attrs, defaults, variants: vec![variant], original: input }
    }

    /// Applies every default.
    #[must_use]
    pub fn resolve(&self) -> ErrorDef {
        crate::resolve::item(self)
    }
}

impl<'a> Variant<'a> {
    fn from_syn(variant: &'a syn::Variant, errors: &mut Errors) -> Self {
        let attrs = VariantAttrs::from_attributes(&variant.attrs, errors);
        Self::new(&variant.ident, attrs, &variant.attrs, &variant.fields, errors)
    }

    fn new(
        ident: &'a Ident,
        attrs: VariantAttrs,
        attributes: &'a [Attribute],
        fields: &'a Fields,
        errors: &mut Errors,
    ) -> Self {
        let mark = errors.mark(ident.span(), ident.span());
        let (style, fields) = match fields {
            Fields::Named(fields) => (Style::Named, Field::list(&fields.named, errors)),
            Fields::Unnamed(fields) => (Style::Tuple, Field::list(&fields.unnamed, errors)),
            Fields::Unit => (Style::Unit, Vec::new()),
        };
        Self { ident, mark, attrs, style, fields, attributes }
    }

    /// The field that a template names.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field<'a>> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The name without `r#`.
    #[must_use]
    pub fn name(&self) -> String {
        self.ident.unraw().to_string()
    }
}

impl<'a> Field<'a> {
    fn list(fields: impl IntoIterator<Item = &'a syn::Field>, errors: &mut Errors) -> Vec<Self> {
        fields.into_iter().enumerate().map(|(index, field)| Self::new(index, field, errors)).collect()
    }

    fn new(index: usize, field: &'a syn::Field, errors: &mut Errors) -> Self {
        let name = field.ident.as_ref().map_or_else(|| index.to_string(), |ident| ident.unraw().to_string());
        Self {
            ident: field.ident.as_ref(),
            name,
            index,
            attrs: FieldAttrs::from_attributes(&field.attrs, errors),
            ty: &field.ty,
        }
    }

    /// Where the field's name, or else its type, stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.ident.map_or_else(|| self.ty.span(), Ident::span)
    }
}
