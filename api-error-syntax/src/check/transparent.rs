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
    let has_message = variant.attrs.given().iter().any(|given| given.name == "message");
    for given in variant.attrs.given() {
        let fits = match given.name {
            "transparent" | "message" | "allow" | "crate" => true,
            "expose" => has_message,
            _ => false,
        };
        if !fits {
            errors.report(given.mark, &CONFLICTING_ARGUMENTS, &[&given.name, &"transparent"]);
        }
    }
    check_forward(item, variant, errors);
    check_message(item, variant, errors);
    if let Some(message) = &variant.attrs.message
        && let Some(expose) = variant.attrs.expose
        && matches!(&message.value, Message::Template(template) if !template.has_placeholders())
    {
        errors.report(expose, &EXPOSE_WITHOUT_NEED, &[&"the message has no run-time text"]);
    }
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
