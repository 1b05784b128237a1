//! Former and future codes of one variant.

use crate::errors::Errors;
use crate::messages::{ALIAS_OF_ITSELF, REPLACED_BY_ITSELF};
use crate::model::{Item, ItemVariant};
use crate::resolve;

pub(super) fn check(item: &Item<'_>, variant: &ItemVariant<'_>, errors: &mut Errors) {
    let attrs = &variant.attrs;
    if attrs.is_unclear("code") || (attrs.replaced_by.is_none() && attrs.aliases.is_empty()) {
        return;
    }
    let code = resolve::code(item, variant);
    if let Some(replacement) = attrs.replaced_by.as_ref().filter(|replacement| replacement.value == code) {
        errors.report(replacement.mark, &REPLACED_BY_ITSELF, &[&code]);
    }
    for alias in attrs.aliases.iter().filter(|alias| alias.value == code) {
        errors.report(alias.mark, &ALIAS_OF_ITSELF, &[&code]);
    }
}
