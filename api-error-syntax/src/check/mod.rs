//! Rules that look at more than one argument; a rule that depends on a refused argument is silent.

mod code;
mod fit;
mod life;
mod text;
mod transparent;

use crate::errors::Errors;
use crate::model::ErrorEnum;

/// Reports every broken rule of the item.
pub(crate) fn check(item: &ErrorEnum<'_>, errors: &mut Errors) {
    fit::check_types(item, errors);
    for variant in &item.variants {
        if variant.attrs.transparent.is_some() {
            transparent::check(item, variant, errors);
        } else {
            fit::check(item, variant, errors);
            text::check(item, variant, errors);
            life::check(item, variant, errors);
        }
    }
    code::check(item, errors);
}
