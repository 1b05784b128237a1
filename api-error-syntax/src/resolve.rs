//! Turns a variant as written into what a client can rely on. Defaults are applied only here.

use crate::attr::{Message, RetryAfter, VariantAttrs};
use crate::def::{Forward, MessageFrom, OuterMessage, SpecDef, StatusFromDef, VariantDef, VariantKind};
use crate::detail::DetailDef;
use crate::header::{HeaderDef, RetryAfterDef};
use crate::json_type::JsonType;
use crate::mark::Spanned;
use crate::model::{Item, ItemField, ItemVariant};
use crate::status;
use crate::template::Template;
use crate::type_text::type_text;
use crate::{display, docs};

// Each fact comes from the variant, or else from the enum.
fn given<'a, T>(
    item: &'a Item<'_>,
    variant: &'a ItemVariant<'_>,
    fact: impl Fn(&'a VariantAttrs) -> Option<&'a T>,
) -> Option<&'a T> {
    fact(&variant.attrs).or_else(|| fact(&item.defaults))
}

pub(crate) fn status(item: &Item<'_>, variant: &ItemVariant<'_>) -> Option<u16> {
    given(item, variant, |attrs| attrs.status.as_ref()).map(|status| status.value)
}

pub(crate) fn error_type<'a>(item: &'a Item<'_>, variant: &'a ItemVariant<'_>, status: u16) -> &'a str {
    given(item, variant, |attrs| attrs.error_type.as_ref())
        .map_or_else(|| status::default_type(status), |name| name.value.as_str())
}

pub(crate) fn code(item: &Item<'_>, variant: &ItemVariant<'_>) -> String {
    if let Some(code) = &variant.attrs.code {
        return code.value.clone();
    }
    let case = item.attrs.rename_all.as_ref().map(|case| case.value).unwrap_or_default();
    let prefix = item.attrs.prefix.as_ref().map_or("", |prefix| prefix.value.as_str());
    format!("{prefix}{}", case.apply(&variant.name()))
}

pub(crate) fn message(item: &Item<'_>, variant: &ItemVariant<'_>, status: u16) -> (MessageFrom, Option<Template>) {
    match own_message(item, variant) {
        Some(message) => message,
        // The enum's `message(display)` does not apply to a 5xx variant, without `expose`. If the status is known only at run time,
        // the runtime decides.
        None if item.defaults.message.is_some()
            && (status < 500 || variant.attrs.status_from.is_some() || may_expose(item, variant)) =>
        {
            (MessageFrom::Display, display::template(item, variant))
        }
        None => (MessageFrom::Fixed, Some(Template::literal(status::sentence(status)))),
    }
}

/// Whether a 5xx message of the variant may contain run-time text.
pub(crate) fn may_expose(item: &Item<'_>, variant: &ItemVariant<'_>) -> bool {
    given(item, variant, |attrs| attrs.expose.as_ref()).is_some()
}

// The reason of the variant, or else that of the enum.
fn expose_reason(item: &Item<'_>, variant: &ItemVariant<'_>) -> Option<String> {
    given(item, variant, |attrs| attrs.expose.as_ref()?.value.as_ref()).cloned()
}

pub(crate) fn doc_url(
    item: &Item<'_>,
    variant: &ItemVariant<'_>,
    code: &str,
    error_type: &str,
    status: u16,
) -> Option<String> {
    let template = &given(item, variant, |attrs| attrs.doc_url.as_ref())?.value;
    Some(template.fill(|placeholder| match placeholder.name.as_str() {
        "code" => code.to_owned(),
        "type" => error_type.to_owned(),
        _ => status.to_string(),
    }))
}

pub(crate) fn variant(item: &Item<'_>, variant: &ItemVariant<'_>) -> VariantDef {
    let (docs, deprecated) = docs::read(variant.attributes);
    let kind = match forward(item, variant) {
        Some(forward) => VariantKind::Transparent(forward),
        None => VariantKind::Spec(SpecDef { deprecated, ..spec(item, variant) }),
    };
    VariantDef { name: variant.name(), docs, allows: variant.attrs.allows.clone(), kind }
}

/// The index of the field that a transparent variant forwards to: the named one, or else the only one.
pub(crate) fn forward_field(variant: &ItemVariant<'_>) -> Option<usize> {
    match &variant.attrs.transparent.as_ref()?.field {
        Some(name) => variant.field(&name.value),
        None => (variant.fields.len() == 1).then_some(0),
    }
}

fn forward(item: &Item<'_>, variant: &ItemVariant<'_>) -> Option<Forward> {
    let field = forward_field(variant)?;
    let ty = type_text(variant.fields.get(field)?.ty);
    Some(Forward { ty, field, outer: outer_message(item, variant) })
}

fn outer_message(item: &Item<'_>, variant: &ItemVariant<'_>) -> Option<OuterMessage> {
    let (message_from, message) = own_message(item, variant)?;
    Some(OuterMessage { message_from, message, expose: may_expose(item, variant) })
}

// The message that the variant itself says.
fn own_message(item: &Item<'_>, variant: &ItemVariant<'_>) -> Option<(MessageFrom, Option<Template>)> {
    Some(match &variant.attrs.message.as_ref()?.value {
        Message::Display => (MessageFrom::Display, display::template(item, variant)),
        Message::Template(template) => (MessageFrom::Written, Some(bound(template, variant))),
    })
}

pub(crate) fn spec(item: &Item<'_>, variant: &ItemVariant<'_>) -> SpecDef {
    let attrs = &variant.attrs;
    let text = |value: &Option<Spanned<String>>| value.as_ref().map(|text| text.value.clone());
    // A checked item has a status. An item with mistakes gets 500, whose message reveals nothing.
    let status = status(item, variant).unwrap_or(500);
    let error_type = error_type(item, variant, status).to_owned();
    let code = code(item, variant);
    let (message_from, message) = message(item, variant, status);
    let status_from = status_from(item, variant);
    // The enum's `expose` does not apply where it is not needed.
    let is_dynamic = message_from == MessageFrom::Display || message.as_ref().is_some_and(Template::has_placeholders);
    let expose = may_expose(item, variant) && is_dynamic && (status >= 500 || status_from.is_some());
    let retryable = given(item, variant, |attrs| attrs.retryable.as_ref());
    SpecDef {
        doc_url: doc_url(item, variant, &code, &error_type, status),
        code,
        code_written: chooses_code(item, attrs),
        status,
        status_from,
        error_type,
        message_from: Some(message_from),
        message,
        param: attrs.param.as_ref().map(|param| bound(&param.value, variant)),
        retryable: retryable.map_or_else(|| status::retryable(status), |given| given.value),
        retry_after: retry_after(variant),
        headers: headers(item, variant),
        details: details(variant),
        expose,
        expose_reason: if expose { expose_reason(item, variant) } else { None },
        shared: attrs.shared.is_some(),
        unchecked: text(&attrs.unchecked),
        since: text(&attrs.since),
        sunset: text(&attrs.sunset),
        deprecated: None,
        replaced_by: text(&attrs.replaced_by),
        aliases: attrs.aliases.iter().map(|alias| alias.value.clone()).collect(),
        unstable: attrs.unstable.is_some() || item.defaults.unstable.is_some(),
    }
}

/// A type with `rename_all` or `prefix` takes its codes from the names of its variants on purpose.
fn chooses_code(item: &Item<'_>, attrs: &VariantAttrs) -> bool {
    attrs.code.is_some() || item.attrs.rename_all.is_some() || item.attrs.prefix.is_some()
}

fn bound(template: &Template, variant: &ItemVariant<'_>) -> Template {
    template.bind(|name| variant.field(name))
}

fn status_from(item: &Item<'_>, variant: &ItemVariant<'_>) -> Option<StatusFromDef> {
    let field = variant.field(&variant.attrs.status_from.as_ref()?.value)?;
    Some(StatusFromDef {
        field,
        type_follows: given(item, variant, |attrs| attrs.error_type.as_ref()).is_none(),
        retryable_follows: given(item, variant, |attrs| attrs.retryable.as_ref()).is_none(),
    })
}

fn retry_after(variant: &ItemVariant<'_>) -> Option<RetryAfterDef> {
    match &variant.attrs.retry_after.as_ref()?.value {
        RetryAfter::Seconds(seconds) => Some(RetryAfterDef::Seconds(*seconds)),
        RetryAfter::Field(name) => variant.field(name).map(RetryAfterDef::Field),
    }
}

// A header of the variant replaces the enum's header of that name.
fn headers(item: &Item<'_>, variant: &ItemVariant<'_>) -> Vec<HeaderDef> {
    let own = &variant.attrs.headers;
    let replaced = |name: &str| own.iter().any(|own| own.name.eq_ignore_ascii_case(name));
    let kept = item.defaults.headers.iter().filter(|header| !replaced(&header.name));
    let header = |(name, value)| HeaderDef { name, value: Some(value), required: true };
    kept.chain(own).map(|it| (it.name.clone(), bound(&it.value.value, variant))).map(header).collect()
}

/// The name of a field in `details`: the given one, or else the field's own.
pub(crate) fn detail_name<'a>(field: &'a ItemField<'_>) -> Option<&'a str> {
    let detail = field.attrs.detail.as_ref()?;
    Some(detail.name.as_ref().map_or(field.name.as_str(), |name| name.value.as_str()))
}

fn details(variant: &ItemVariant<'_>) -> Vec<DetailDef> {
    let detail = |(index, field): (usize, &ItemField<'_>)| {
        let name = detail_name(field)?.to_owned();
        let (ty, required) = JsonType::of_member(field.ty);
        let json = field.attrs.json.as_ref().map(|json| json.value.clone());
        let (docs, _) = docs::read(field.attributes);
        let description = Some(docs.text).filter(|text| !text.is_empty());
        Some(DetailDef { name, ty, json, description, required, field: index })
    };
    variant.fields.iter().enumerate().filter_map(detail).collect()
}
