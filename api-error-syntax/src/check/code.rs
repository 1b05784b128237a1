//! Codes across the variants of one item: valid, unique, shared only on purpose.

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
    let mut earlier = Owners(Vec::new());
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
        if let Some(first) = earlier.of(&code).iter().find(|earlier| together(earlier.at, at)) {
            check_shared(item, &code, first.variant, variant, errors);
        } else {
            earlier.add(Owner { code, at, variant });
        }
    }
    check_aliases(item, &earlier, together, errors);
}

/// The first variants that have each code, sorted by code. A map would make every user's build slower.
struct Owners<'i>(Vec<Owner<'i>>);

struct Owner<'i> {
    code: String,
    /// The index of the variant.
    at: usize,
    variant: &'i ItemVariant<'i>,
}

impl<'i> Owners<'i> {
    /// The variants with this code, in source order.
    fn of(&self, code: &str) -> &[Owner<'i>] {
        self.0.get(self.start(code)..self.end(code)).unwrap_or_default()
    }

    fn add(&mut self, owner: Owner<'i>) {
        self.0.insert(self.end(&owner.code), owner);
    }

    fn start(&self, code: &str) -> usize {
        self.0.partition_point(|owner| owner.code.as_str() < code)
    }

    fn end(&self, code: &str) -> usize {
        self.0.partition_point(|owner| owner.code.as_str() <= code)
    }
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

fn check_aliases(item: &Item<'_>, owners: &Owners<'_>, together: &dyn Fn(usize, usize) -> bool, errors: &mut Errors) {
    let mut seen: Vec<(usize, &str)> = Vec::new();
    for (at, variant) in item.variants.iter().enumerate() {
        for alias in &variant.attrs.aliases {
            let text = alias.value.as_str();
            let owner = owners.of(text).iter().find(|owner| owner.at != at && together(owner.at, at));
            if let Some(owner) = owner {
                errors.report(alias.mark, &ALIAS_IN_USE, &[&text, &owner.variant.ident]);
            } else if seen.iter().any(|(earlier, seen)| *seen == text && (*earlier == at || together(*earlier, at))) {
                errors.report(alias.mark, &DUPLICATE_ALIAS, &[&text]);
            }
            seen.push((at, text));
        }
    }
}
