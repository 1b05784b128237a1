//! The one place where defaults are applied: item as written in, what a client can rely on out.

use syn::ext::IdentExt;

use crate::attr::{Message, RetryAfter, VariantAttrs};
use crate::def::{DetailDef, ErrorDef, HeaderDef, MessageDef, RetryAfterDef, SpecDef, VariantDef, VariantKind};
use crate::docs;
use crate::model::{ErrorEnum, Variant};
use crate::status;
use crate::template::{Piece, Template};

// For each fact: what the variant says, else what the enum says for all.
fn given<'a, T>(
    item: &'a ErrorEnum<'_>,
    variant: &'a Variant<'_>,
    fact: impl Fn(&'a VariantAttrs) -> Option<&'a T>,
) -> Option<&'a T> {
    fact(&variant.attrs).or_else(|| fact(&item.defaults))
}

pub(crate) fn status(item: &ErrorEnum<'_>, variant: &Variant<'_>) -> Option<u16> {
    given(item, variant, |attrs| attrs.status.as_ref()).map(|status| status.value)
}

pub(crate) fn error_type<'a>(item: &'a ErrorEnum<'_>, variant: &'a Variant<'_>, status: u16) -> &'a str {
    given(item, variant, |attrs| attrs.error_type.as_ref())
        .map_or_else(|| status::default_type(status), |name| name.value.as_str())
}

pub(crate) fn code(item: &ErrorEnum<'_>, variant: &Variant<'_>) -> String {
    if let Some(code) = &variant.attrs.code {
        return code.value.clone();
    }
    let case = item.attrs.rename_all.as_ref().map(|case| case.value).unwrap_or_default();
    let prefix = item.attrs.prefix.as_ref().map_or("", |prefix| prefix.value.as_str());
    format!("{prefix}{}", case.apply(&variant.name()))
}

pub(crate) fn message(item: &ErrorEnum<'_>, variant: &Variant<'_>, status: u16) -> MessageDef {
    match variant.attrs.message.as_ref().map(|message| &message.value) {
        Some(Message::Display) => MessageDef::Display,
        Some(Message::Template(template)) if template.has_placeholders() => {
            let mut fields: Vec<String> = Vec::new();
            for (name, _) in template.placeholders() {
                if !fields.iter().any(|field| field == name) {
                    fields.push(name.to_owned());
                }
            }
            MessageDef::Template { text: template.source().to_owned(), fields }
        }
        Some(Message::Template(template)) => MessageDef::Literal(template.text()),
        // The enum's `message(display)` does not reach a 5xx, unless the variant says `expose`.
        None if item.defaults.message.is_some() && (status < 500 || variant.attrs.expose.is_some()) => {
            MessageDef::Display
        }
        None => MessageDef::Fixed(status::sentence(status).to_owned()),
    }
}

pub(crate) fn doc_url(
    item: &ErrorEnum<'_>,
    variant: &Variant<'_>,
    code: &str,
    error_type: &str,
    status: u16,
) -> Option<String> {
    let template: &Template = &given(item, variant, |attrs| attrs.doc_url.as_ref())?.value;
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Placeholder { name, .. } => match name.as_str() {
            "code" => code.to_owned(),
            "type" => error_type.to_owned(),
            _ => status.to_string(),
        },
    };
    Some(template.pieces().iter().map(piece).collect())
}

pub(crate) fn item(item: &ErrorEnum<'_>) -> ErrorDef {
    let (docs, _) = docs::read(&item.original.attrs);
    ErrorDef {
        name: item.ident.unraw().to_string(),
        shape: item.shape,
        docs,
        types: item.attrs.types.iter().map(|name| name.value.clone()).collect(),
        allows: item.defaults.allows.clone(),
        variants: item.variants.iter().map(|variant| variant_def(item, variant)).collect(),
    }
}

fn variant_def(item: &ErrorEnum<'_>, variant: &Variant<'_>) -> VariantDef {
    let (docs, deprecated) = docs::read(variant.attributes);
    let kind = match (variant.attrs.transparent, variant.fields.as_slice()) {
        (Some(_), [field]) => VariantKind::Transparent { ty: docs::type_text(field.ty) },
        _ => VariantKind::Spec(spec(item, variant)),
    };
    VariantDef { name: variant.name(), docs, deprecated, allows: variant.attrs.allows.clone(), kind }
}

fn spec(item: &ErrorEnum<'_>, variant: &Variant<'_>) -> SpecDef {
    let attrs = &variant.attrs;
    let text = |value: &Option<crate::Spanned<String>>| value.as_ref().map(|text| text.value.clone());
    // A checked item has a status; an unchecked one gets the status that gives nothing away.
    let status = status(item, variant).unwrap_or(500);
    let error_type = error_type(item, variant, status).to_owned();
    let code = code(item, variant);
    let details = variant.fields.iter().filter(|field| field.attrs.detail.is_some());
    SpecDef {
        doc_url: doc_url(item, variant, &code, &error_type, status),
        code,
        code_written: attrs.code.is_some(),
        status,
        error_type,
        message: message(item, variant, status),
        param: attrs.param.as_ref().map(|param| param.value.source().to_owned()),
        retryable: given(item, variant, |attrs| attrs.retryable.as_ref())
            .map_or_else(|| status::retryable(status), |given| given.value),
        retry_after: attrs.retry_after.as_ref().map(|retry_after| match &retry_after.value {
            RetryAfter::Seconds(seconds) => RetryAfterDef::Seconds(*seconds),
            RetryAfter::Field(name) => RetryAfterDef::Field(name.clone()),
        }),
        headers: headers(item, variant),
        details: details.map(|field| DetailDef { name: field.name.clone(), ty: docs::type_text(field.ty) }).collect(),
        expose: attrs.expose.is_some(),
        shared: attrs.shared.is_some(),
        unchecked: text(&attrs.unchecked),
        since: text(&attrs.since),
        sunset: text(&attrs.sunset),
        replaced_by: text(&attrs.replaced_by),
        aliases: attrs.aliases.iter().map(|alias| alias.value.clone()).collect(),
        unstable: attrs.unstable.is_some() || item.defaults.unstable.is_some(),
    }
}

// A header of the variant replaces the enum's header of that name.
fn headers(item: &ErrorEnum<'_>, variant: &Variant<'_>) -> Vec<HeaderDef> {
    let own = &variant.attrs.headers;
    let kept = item
        .defaults
        .headers
        .iter()
        .filter(|header| !own.iter().any(|own| own.name.eq_ignore_ascii_case(&header.name)));
    kept.chain(own)
        .map(|header| HeaderDef { name: header.name.clone(), value: header.value.value.source().to_owned() })
        .collect()
}
