//! A transparent variant has exactly one field and no contract of its own.

use crate::errors::Errors;
use crate::messages::{CONFLICTING_ARGUMENTS, TRANSPARENT_DETAIL, TRANSPARENT_FIELDS};
use crate::model::{Item, ItemVariant};

pub(super) fn check(item: &Item<'_>, variant: &ItemVariant<'_>, errors: &mut Errors) {
    for given in variant.attrs.given() {
        if !matches!(given.name, "transparent" | "allow" | "crate") {
            errors.report(given.mark, &CONFLICTING_ARGUMENTS, &[&given.name, &"transparent"]);
        }
    }
    if variant.fields.len() != 1 {
        let found = match variant.fields.len() {
            0 => "none".to_owned(),
            count => count.to_string(),
        };
        let mark = variant.attrs.transparent.unwrap_or(variant.mark);
        errors.report(mark, &TRANSPARENT_FIELDS, &[&item.kind(), &found]);
    }
    for detail in variant.fields.iter().filter_map(|field| field.attrs.detail.as_ref()) {
        errors.report(detail.mark, &TRANSPARENT_DETAIL, &[&item.kind()]);
    }
}
