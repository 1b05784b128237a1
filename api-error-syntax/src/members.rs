//! The members of `details` that the fields of a variant become.

use crate::detail::DetailDef;
use crate::docs;
use crate::json_type::JsonType;
use crate::model::{ItemField, ItemVariant};

/// The members of a variant, in source order.
pub(crate) fn of_variant(variant: &ItemVariant<'_>) -> Vec<DetailDef> {
    let detail = |(index, field): (usize, &ItemField<'_>)| {
        let name = field.detail_name()?;
        let (ty, required) = JsonType::of_member(&field.original.ty);
        let json = field.attrs.json.as_ref().map(|json| json.value.clone());
        let (docs, _) = docs::read(&field.original.attrs);
        let description = Some(docs.text).filter(|text| !text.is_empty());
        Some(DetailDef { name: name.to_owned(), ty, json, description, required, field: index })
    };
    variant.fields.iter().enumerate().filter_map(detail).collect()
}
