//! Rules about more than one argument. A rule that depends on a rejected argument reports nothing.

mod code;
mod lifecycle;
mod templates;
mod transparent;
mod types;

use crate::errors::Errors;
use crate::model::Item;

/// Reports every broken rule of the item. `together` tells whether a build has both of two variants.
pub(crate) fn check(item: &Item<'_>, together: &dyn Fn(usize, usize) -> bool, errors: &mut Errors) {
    types::check_types(item, errors);
    for variant in &item.variants {
        if variant.attrs.transparent.is_some() {
            transparent::check(item, variant, errors);
        } else {
            types::check(item, variant, errors);
            templates::check(item, variant, errors);
            lifecycle::check(item, variant, errors);
            code::check_codes(item, variant, errors);
        }
    }
    code::check(item, together, errors);
}
