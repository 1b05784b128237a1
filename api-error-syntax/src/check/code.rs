//! Codes across the variants of one item: valid, unique, shared only on purpose.

use std::collections::BTreeMap;

use crate::attr::code_fault;
use crate::errors::Errors;
use crate::mark::Mark;
use crate::messages::{
    ALIAS_IN_USE, BAD_DEFAULT_CODE, CODES_OTHER, DUPLICATE_ALIAS, DUPLICATE_CODE, DUPLICATE_CODE_ONE_SHARED,
    SHARED_CODE_DISAGREES,
};
use crate::model::{Item, ItemVariant};
use crate::resolve;

pub(super) fn check(item: &Item<'_>, together: &dyn Fn(usize, usize) -> bool, errors: &mut Errors) {
    let mut earlier: BTreeMap<String, Vec<(usize, &ItemVariant<'_>)>> = BTreeMap::new();
    let sound = |(_, variant): &(usize, &ItemVariant<'_>)| {
        let attrs = &variant.attrs;
        attrs.transparent.is_none() && !["code", "shared", "transparent"].iter().any(|name| attrs.is_unclear(name))
    };
    let unclear = item.defaults.is_unclear("rename_all") || item.defaults.is_unclear("prefix");
    for (at, variant) in item.variants.iter().enumerate().filter(sound) {
        if unclear && variant.attrs.code.is_none() {
            continue;
        }
        let code = resolve::code(item, variant);
        if variant.attrs.code.is_none()
            && let Some(fault) = code_fault(&code)
        {
            errors.report(variant.mark, &BAD_DEFAULT_CODE, &[&code, &fault]);
            continue;
        }
        if let Some(same) = earlier.get_mut(&code) {
            if let Some((_, first)) = same.iter().find(|(earlier, _)| together(*earlier, at)) {
                check_shared(item, &code, first, variant, errors);
            } else {
                same.push((at, variant));
            }
        } else {
            earlier.insert(code, vec![(at, variant)]);
        }
    }
    check_aliases(item, &earlier, together, errors);
}

/// The enum of codes needs the name `Other` itself.
pub(super) fn check_codes(item: &Item<'_>, variant: &ItemVariant<'_>, errors: &mut Errors) {
    if item.attrs.codes.is_some() && variant.ident == "Other" {
        errors.report(variant.mark, &CODES_OTHER, &[]);
    }
}

fn mark(variant: &ItemVariant<'_>) -> Mark {
    variant.attrs.code.as_ref().map_or(variant.mark, |code| code.mark)
}

fn check_shared(item: &Item<'_>, code: &str, first: &ItemVariant<'_>, second: &ItemVariant<'_>, errors: &mut Errors) {
    let message = match (first.attrs.shared, second.attrs.shared) {
        (Some(_), Some(_)) => return check_agreement(item, code, first, second, errors),
        (None, None) => &DUPLICATE_CODE,
        _ => &DUPLICATE_CODE_ONE_SHARED,
    };
    errors.report(mark(second), message, &[&code, &first.ident]);
}

fn check_agreement(
    item: &Item<'_>,
    code: &str,
    first: &ItemVariant<'_>,
    second: &ItemVariant<'_>,
    errors: &mut Errors,
) {
    if [first, second].iter().any(|variant| resolve::status(item, variant).is_none()) {
        return;
    }
    if let Some((name, theirs, ours)) = resolve::spec(item, first).disagreement(&resolve::spec(item, second)) {
        errors.report(mark(second), &SHARED_CODE_DISAGREES, &[&code, &name, &first.ident, &theirs, &ours]);
    }
}

fn check_aliases(
    item: &Item<'_>,
    codes: &BTreeMap<String, Vec<(usize, &ItemVariant<'_>)>>,
    together: &dyn Fn(usize, usize) -> bool,
    errors: &mut Errors,
) {
    let mut seen: Vec<(usize, &str)> = Vec::new();
    for (at, variant) in item.variants.iter().enumerate() {
        for alias in &variant.attrs.aliases {
            let text = alias.value.as_str();
            let mut owners = codes.get(text).into_iter().flatten();
            if let Some((_, owner)) = owners.find(|(owner, _)| *owner != at && together(*owner, at)) {
                errors.report(alias.mark, &ALIAS_IN_USE, &[&text, &owner.ident]);
            } else if seen.iter().any(|(earlier, seen)| *seen == text && (*earlier == at || together(*earlier, at))) {
                errors.report(alias.mark, &DUPLICATE_ALIAS, &[&text]);
            }
            seen.push((at, text));
        }
    }
}
