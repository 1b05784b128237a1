//! The item as written: borrowed from syn, with spans, without defaults.

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::{Attribute, DataEnum, DeriveInput, Fields, Type};

use crate::attr::{ContainerAttrs, FieldAttrs, Place, VariantAttrs};
use crate::def::ItemKind;
use crate::errors::Errors;
use crate::mark::Mark;

/// An annotated enum, or a struct, which counts as its own only variant.
pub(crate) struct Item<'a> {
    /// Enum or struct.
    pub(crate) kind: ItemKind,
    /// What only the container can say.
    pub(crate) attrs: ContainerAttrs,
    /// The enum's defaults for its variants; empty for a struct.
    pub(crate) defaults: VariantAttrs,
    /// The variants in source order.
    pub(crate) variants: Vec<ItemVariant<'a>>,
    pub(crate) original: &'a DeriveInput,
}

/// One variant, or the whole struct.
pub(crate) struct ItemVariant<'a> {
    pub(crate) ident: &'a Ident,
    /// Where the name is.
    pub(crate) mark: Mark,
    pub(crate) attrs: VariantAttrs,
    /// Its fields in source order.
    pub(crate) fields: Vec<ItemField<'a>>,
    /// All its attributes, doc comments included.
    pub(crate) attributes: &'a [Attribute],
}

/// One field.
pub(crate) struct ItemField<'a> {
    /// The field's name; a tuple field has none.
    pub(crate) ident: Option<&'a Ident>,
    /// Its name in templates: without `r#`, or its index.
    pub(crate) name: String,
    pub(crate) attrs: FieldAttrs,
    /// All its attributes, doc comments included.
    pub(crate) attributes: &'a [Attribute],
    pub(crate) ty: &'a Type,
}

impl<'a> Item<'a> {
    pub(crate) fn from_enum(input: &'a DeriveInput, data: &'a DataEnum, errors: &mut Errors) -> Self {
        let (attrs, defaults) = ContainerAttrs::from_attributes(&input.attrs, Place::Enum, errors);
        let variants = data.variants.iter().map(|variant| ItemVariant::from_syn(variant, errors)).collect();
        Self { kind: ItemKind::Enum, attrs, defaults, variants, original: input }
    }

    pub(crate) fn from_struct(input: &'a DeriveInput, fields: &'a Fields, errors: &mut Errors) -> Self {
        let (attrs, own) = ContainerAttrs::from_attributes(&input.attrs, Place::Struct, errors);
        let variant = ItemVariant::new(&input.ident, own, &input.attrs, fields, errors);
        let (kind, defaults) = (ItemKind::Struct, VariantAttrs::default());
        Self { kind, attrs, defaults, variants: vec![variant], original: input }
    }

    /// The word for a variant in messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self.kind {
            ItemKind::Enum => "variant",
            ItemKind::Struct => "struct",
        }
    }
}

impl<'a> ItemVariant<'a> {
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
        let fields = fields.iter().enumerate().map(|(index, field)| ItemField::new(index, field, errors)).collect();
        Self { ident, mark, attrs, fields, attributes }
    }

    /// The index of the field that a template names.
    pub(crate) fn field(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// The name without `r#`.
    pub(crate) fn name(&self) -> String {
        self.ident.unraw().to_string()
    }
}

impl<'a> ItemField<'a> {
    fn new(index: usize, field: &'a syn::Field, errors: &mut Errors) -> Self {
        let name = field.ident.as_ref().map_or_else(|| index.to_string(), |ident| ident.unraw().to_string());
        let attrs = FieldAttrs::from_attributes(&field.attrs, errors);
        Self { ident: field.ident.as_ref(), name, attrs, attributes: &field.attrs, ty: &field.ty }
    }
}
