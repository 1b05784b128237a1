//! A transparent variant forwards to a field. Of its own, it has at most a message.

use super::templates::{check_field, check_message};
use crate::attr::Message;
use crate::errors::Errors;
use crate::messages::{
    CONFLICTING_ARGUMENTS, EXPOSE_WITHOUT_NEED, TRANSPARENT_DETAIL, TRANSPARENT_FIELDS, TRANSPARENT_WITHOUT_FIELD,
};
use crate::model::{Item, ItemVariant};
use crate::suggest;

pub(super) fn check(item: &Item<'_>, variant: &ItemVariant<'_>, errors: &mut Errors) {
    let attrs = &variant.attrs;
    let is_fixed = |message: &Message| matches!(message, Message::Template(template) if !template.has_placeholders());
    for given in attrs.given() {
        match (given.name, &attrs.message) {
            ("expose", Some(message)) if is_fixed(&message.value) => {
                errors.report(given.mark, &EXPOSE_WITHOUT_NEED, &[&"the message has no run-time text"]);
            }
            ("transparent" | "message" | "allow" | "crate", _) | ("expose", Some(_)) => {}
            ("expose", None) if attrs.is_unclear("message") => {}
            _ => errors.report(given.mark, &CONFLICTING_ARGUMENTS, &[&given.name, &"transparent"]),
        }
    }
    check_forward(item, variant, errors);
    check_message(item, variant, errors);
    for detail in variant.fields.iter().filter_map(|field| field.attrs.detail.as_ref()) {
        errors.report(detail.mark, &TRANSPARENT_DETAIL, &[&item.kind()]);
    }
}

fn check_forward(item: &Item<'_>, variant: &ItemVariant<'_>, errors: &mut Errors) {
    let Some(transparent) = &variant.attrs.transparent else { return };
    match (&transparent.field, variant.fields.as_slice()) {
        (_, []) => errors.report(transparent.mark, &TRANSPARENT_WITHOUT_FIELD, &[&item.kind(), &variant.ident]),
        (Some(name), _) => check_field(item, variant, &name.value, name.mark, errors),
        (None, [_]) => {}
        (None, fields) => {
            let forms: Vec<_> = fields.iter().map(|field| format!("transparent = {}", field.name)).collect();
            let forms = suggest::list(&forms.iter().map(String::as_str).collect::<Vec<_>>());
            errors.report(transparent.mark, &TRANSPARENT_FIELDS, &[&variant.ident, &fields.len(), &forms]);
        }
    }
}
