//! A transparent variant has one field and says nothing of its own.

use crate::def::Shape;
use crate::errors::Errors;
use crate::messages::{CONFLICTING_ARGUMENTS, TRANSPARENT_DETAIL, TRANSPARENT_FIELDS};
use crate::model::{ErrorEnum, Variant};

pub(super) fn check(item: &ErrorEnum<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    for (name, mark) in &variant.attrs.given {
        if !matches!(*name, "transparent" | "allow" | "crate") {
            errors.report(*mark, &CONFLICTING_ARGUMENTS, &[name, &"transparent"]);
        }
    }
    let kind = if item.shape == Shape::Enum { "variant" } else { "struct" };
    if variant.fields.len() != 1 {
        let found = match variant.fields.len() {
            0 => "none".to_owned(),
            count => count.to_string(),
        };
        let mark = variant.attrs.transparent.unwrap_or(variant.mark);
        errors.report(mark, &TRANSPARENT_FIELDS, &[&kind, &found]);
    }
    for mark in variant.fields.iter().filter_map(|field| field.attrs.detail) {
        errors.report(mark, &TRANSPARENT_DETAIL, &[&kind]);
    }
}
