//! Turns a `DeriveInput` into a checked item with its contract: runs the stages of this crate in order.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::{Attribute, Data, DeriveInput, Type};

use crate::check::check;
use crate::def::{Allow, ErrorDef, ItemKind, VariantDef};
use crate::docs;
use crate::errors::Errors;
use crate::messages::UNION;
use crate::model::Item;
use crate::resolve;
use crate::sections::Docs;

/// An error enum, or a struct, which counts as its own only variant. It has no mistakes, and every default is applied.
#[non_exhaustive]
pub struct ErrorEnum<'a> {
    /// Enum or struct.
    pub kind: ItemKind,
    /// `crate = path`
    pub crate_path: Option<TokenStream>,
    /// The doc comment of the type.
    pub docs: Docs,
    /// Types that this API declares beyond the five, in the order written.
    pub types: Vec<String>,
    /// Lints silenced for the whole type.
    pub allows: Vec<Allow>,
    /// The variants in source order.
    pub variants: Vec<Variant<'a>>,
    /// The item.
    pub original: &'a DeriveInput,
}

/// One variant, or the whole struct.
#[non_exhaustive]
pub struct Variant<'a> {
    /// Its name as written.
    pub ident: &'a Ident,
    /// Its fields in source order; the contract names them by index.
    pub fields: Vec<Field<'a>>,
    /// All its attributes, doc comments included.
    pub attributes: &'a [Attribute],
    /// Its contract.
    pub def: VariantDef,
}

/// One field.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Field<'a> {
    /// The field's name; a tuple field has none.
    pub ident: Option<&'a Ident>,
    /// Its type.
    pub ty: &'a Type,
}

impl<'a> ErrorEnum<'a> {
    /// Reads an item, checks all of it and applies every default.
    ///
    /// # Errors
    ///
    /// Every mistake of the item, in source order.
    pub fn from_input(input: &'a DeriveInput) -> Result<Self, Errors> {
        Self::from_input_with(input, &|_, _| true)
    }

    /// The same for a reader that sees the variants of several builds: `together` tells of two variants whether a
    /// build surely has
    /// both, so that their codes must differ.
    ///
    /// # Errors
    ///
    /// As [`Self::from_input`].
    pub fn from_input_with(input: &'a DeriveInput, together: &dyn Fn(usize, usize) -> bool) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        let item = match &input.data {
            Data::Enum(data) => Item::from_enum(input, data, &mut errors),
            Data::Struct(data) => Item::from_struct(input, &data.fields, &mut errors),
            Data::Union(data) => {
                let mark = errors.mark(data.union_token.span, data.union_token.span);
                errors.report(mark, &UNION, &[]);
                return Err(errors);
            }
        };
        check(&item, together, &mut errors);
        errors.finish()?;
        Ok(Self::from_item(item))
    }

    fn from_item(item: Item<'a>) -> Self {
        let defs: Vec<VariantDef> = item.variants.iter().map(|variant| resolve::variant(&item, variant)).collect();
        let variants = item.variants.into_iter().zip(defs).map(|(variant, def)| {
            let fields = variant.fields.iter().map(|field| Field { ident: field.ident, ty: field.ty }).collect();
            Variant { ident: variant.ident, fields, attributes: variant.attributes, def }
        });
        let (docs, _) = docs::read(&item.original.attrs);
        Self {
            kind: item.kind,
            crate_path: item.attrs.crate_path,
            docs,
            types: item.attrs.types.into_iter().map(|name| name.value).collect(),
            allows: item.defaults.allows,
            variants: variants.collect(),
            original: item.original,
        }
    }

    /// The type's name, without `r#`.
    #[must_use]
    pub fn name(&self) -> String {
        self.original.ident.unraw().to_string()
    }

    /// The contract alone.
    #[must_use]
    pub fn into_def(self) -> ErrorDef {
        ErrorDef {
            name: self.name(),
            kind: self.kind,
            docs: self.docs,
            types: self.types,
            allows: self.allows,
            variants: self.variants.into_iter().map(|variant| variant.def).collect(),
        }
    }
}
