//! Compares templates and arguments with the fields of their variant, and rejects 5xx messages with run-time text.

use crate::attr::{Message, RetryAfter};
use crate::def::MessageFrom;
use crate::errors::Errors;
use crate::mark::Mark;
use crate::messages::{
    DUPLICATE_DETAIL, EXPOSE_WITHOUT_NEED, EXPOSED_DISPLAY, EXPOSED_TEMPLATE, UNKNOWN_FIELD, UNNAMED_DETAIL,
    UNNAMED_PLACEHOLDER,
};
use crate::model::{Item, ItemVariant};
use crate::resolve;
use crate::suggest;
use crate::template::Template;

pub(super) fn check(item: &Item<'_>, variant: &ItemVariant<'_>, errors: &mut Errors) {
    let attrs = &variant.attrs;
    check_message(item, variant, errors);
    if let Some(param) = &attrs.param {
        check_template(item, variant, &param.value, param.mark, errors);
    }
    for header in &attrs.headers {
        check_template(item, variant, &header.value.value, header.value.mark, errors);
    }
    if let Some(retry_after) = &attrs.retry_after
        && let RetryAfter::Field(name) = &retry_after.value
    {
        check_field(item, variant, name, retry_after.mark, errors);
    }
    if let Some(field) = &attrs.status_from {
        check_field(item, variant, &field.value, field.mark, errors);
    }
    check_details(variant, errors);
    check_exposure(item, variant, errors);
}

pub(super) fn check_message(item: &Item<'_>, variant: &ItemVariant<'_>, errors: &mut Errors) {
    if let Some(message) = &variant.attrs.message
        && let Message::Template(template) = &message.value
    {
        check_template(item, variant, template, message.mark, errors);
    }
}

fn check_details(variant: &ItemVariant<'_>, errors: &mut Errors) {
    let mut seen: Vec<&str> = Vec::new();
    for field in &variant.fields {
        let (Some(detail), Some(name)) = (&field.attrs.detail, resolve::detail_name(field)) else { continue };
        if detail.name.is_none() && field.ident.is_none() {
            errors.report(detail.mark, &UNNAMED_DETAIL, &[]);
        } else if seen.contains(&name) {
            let mark = detail.name.as_ref().map_or(detail.mark, |name| name.mark);
            errors.report(mark, &DUPLICATE_DETAIL, &[&name]);
        }
        seen.push(name);
    }
}

fn check_template(item: &Item<'_>, variant: &ItemVariant<'_>, template: &Template, mark: Mark, errors: &mut Errors) {
    for name in template.names() {
        if name.is_empty() {
            errors.report(mark, &UNNAMED_PLACEHOLDER, &[&fields_of(variant)]);
        } else {
            check_field(item, variant, name, mark, errors);
        }
    }
}

pub(super) fn check_field(item: &Item<'_>, variant: &ItemVariant<'_>, name: &str, mark: Mark, errors: &mut Errors) {
    if variant.field(name).is_some() {
        return;
    }
    let fields = variant.fields.iter().filter(|field| field.ident.is_some());
    let names: Vec<_> = fields.map(|field| field.name.as_str()).collect();
    let help = match suggest::closest(name, &names) {
        Some(close) => format!("a field with a similar name exists: `{close}`"),
        None => fields_of(variant),
    };
    errors.report(mark, &UNKNOWN_FIELD, &[&name, &item.kind(), &variant.ident, &help]);
}

fn fields_of(variant: &ItemVariant<'_>) -> String {
    let names: Vec<_> = variant.fields.iter().map(|field| format!("`{}`", field.name)).collect();
    match names.as_slice() {
        [] => "it has no fields".to_owned(),
        [only] => format!("its only field is {only}"),
        _ => format!("its fields are {}", names.join(", ")),
    }
}

// A client gets only fixed text of a 5xx, unless the variant or the enum has `expose`.
fn check_exposure(item: &Item<'_>, variant: &ItemVariant<'_>, errors: &mut Errors) {
    let Some(status) = resolve::status(item, variant) else { return };
    let unclear = ["status", "status_from", "expose", "message"].iter().any(|name| variant.attrs.is_unclear(name));
    if unclear || item.defaults.is_unclear("expose") {
        return;
    }
    if let Some(expose) = variant.attrs.expose.as_ref().map(|expose| expose.mark) {
        if status < 500 && variant.attrs.status_from.is_none() {
            errors.report(expose, &EXPOSE_WITHOUT_NEED, &[&"only a 5xx message needs it"]);
        } else if !item.defaults.is_unclear("message") && is_fixed(&resolve::message(item, variant, status)) {
            errors.report(expose, &EXPOSE_WITHOUT_NEED, &[&"the message has no run-time text"]);
        }
        return;
    }
    // Beside `status_from`, the runtime sends run-time text with a 4xx only.
    if status < 500 || variant.attrs.status_from.is_some() || resolve::may_expose(item, variant) {
        return;
    }
    let Some(message) = &variant.attrs.message else { return };
    match &message.value {
        Message::Display => errors.report(message.mark, &EXPOSED_DISPLAY, &[&status]),
        Message::Template(template) if has_run_time_text(template, variant) => {
            errors.report(message.mark, &EXPOSED_TEMPLATE, &[&status]);
        }
        Message::Template(_) => {}
    }
}

// A placeholder that names no field has its own message.
fn has_run_time_text(template: &Template, variant: &ItemVariant<'_>) -> bool {
    template.has_placeholders() && template.names().into_iter().all(|name| variant.field(name).is_some())
}

fn is_fixed((from, template): &(MessageFrom, Option<Template>)) -> bool {
    *from != MessageFrom::Display && !template.as_ref().is_some_and(Template::has_placeholders)
}
