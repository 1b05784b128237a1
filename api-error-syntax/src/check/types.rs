//! Status and type: given, known, fitting.

use crate::def::ItemKind;
use crate::errors::Errors;
use crate::mark::Mark;
use crate::messages::{
    DEFAULT_TYPE_DOES_NOT_FIT, MISSING_STATUS, MISSING_STATUS_ON_STRUCT, TYPE_DOES_NOT_FIT, UNCHECKED_WITHOUT_NEED,
    UNKNOWN_TYPE,
};
use crate::model::{Item, ItemVariant};
use crate::resolve;
use crate::status::{TYPES, fits, fitting_types};
use crate::suggest;

/// Every type that is named must be one of the five or declared.
pub(super) fn check_types(item: &Item<'_>, errors: &mut Errors) {
    if item.defaults.is_unclear("types") {
        return;
    }
    let declared: Vec<_> = item.attrs.types.iter().map(|name| name.value.as_str()).collect();
    let written = item.variants.iter().map(|variant| &variant.attrs);
    for name in std::iter::once(&item.defaults).chain(written).filter_map(|attrs| attrs.error_type.as_ref()) {
        if !is_known(item, &name.value) {
            let known: Vec<_> = TYPES.into_iter().chain(declared.iter().copied()).collect();
            let help = suggest::expected(&name.value, &known);
            errors.report(
                name.mark,
                &UNKNOWN_TYPE,
                &[&name.value, &format!("{help}; `types(..)` on the enum declares others")],
            );
        }
    }
}

fn is_known(item: &Item<'_>, name: &str) -> bool {
    TYPES.contains(&name) || item.attrs.types.iter().any(|declared| declared.value == name)
}

pub(super) fn check(item: &Item<'_>, variant: &ItemVariant<'_>, errors: &mut Errors) {
    let attrs = &variant.attrs;
    let unclear = |name| attrs.is_unclear(name) || item.defaults.is_unclear(name);
    let Some(status) = resolve::status(item, variant) else {
        if !unclear("status") && !attrs.is_unclear("transparent") {
            let message = if item.kind == ItemKind::Enum { &MISSING_STATUS } else { &MISSING_STATUS_ON_STRUCT };
            errors.report(variant.mark, message, &[]);
        }
        return;
    };
    let error_type = resolve::error_type(item, variant, status);
    if attrs.is_unclear("status") || attrs.is_unclear("unchecked") || !is_known(item, error_type) {
        return;
    }
    if attrs.error_type.is_none() && unclear("type") {
        return;
    }
    match (&attrs.unchecked, fits(error_type, status)) {
        (None, false) => report_misfit(variant, error_type, status, errors),
        (Some(reason), true) => errors.report(reason.mark, &UNCHECKED_WITHOUT_NEED, &[&error_type, &status]),
        _ => {}
    }
}

fn report_misfit(variant: &ItemVariant<'_>, error_type: &str, status: u16, errors: &mut Errors) {
    let types = suggest::list(&fitting_types(status));
    if let Some(written) = &variant.attrs.error_type {
        errors.report(written.mark, &TYPE_DOES_NOT_FIT, &[&error_type, &status, &types]);
    } else {
        let mark: Mark = variant.attrs.status.as_ref().map_or(variant.mark, |status| status.mark);
        errors.report(mark, &DEFAULT_TYPE_DOES_NOT_FIT, &[&error_type, &status, &types]);
    }
}
