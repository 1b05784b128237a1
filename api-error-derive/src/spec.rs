//! The table of specs: one call with literals per variant.

use api_error_syntax::status::TYPES;
use api_error_syntax::{
    ErrorEnum, ItemKind, MessageFrom, Piece, RetryAfterDef, SpecDef, Template, Variant, VariantDef, hash,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::json;
use crate::templates::{Renderer, text};

// The bits of `Dynamic` and of `__private` in the runtime.
const MESSAGE: u32 = 1;
const DISPLAY: u32 = 2;
const PARAM: u32 = 4;
const FORMATTED: u32 = 8;
const WRITTEN: u32 = 16;
const WAITS: u32 = 32;
const RETRYABLE: u32 = 1 << 8;
const EXPOSE: u32 = 1 << 9;
const SHARED: u32 = 1 << 10;
const UNSTABLE: u32 = 1 << 11;
const STATUS: u32 = 1 << 12;
const TYPE_FOLLOWS: u32 = 1 << 13;
const RETRYABLE_FOLLOWS: u32 = 1 << 14;

/// `__p::spec(..)`, and a builder call for each fact that few variants have; `None` for a variant that forwards.
pub(crate) fn expand(item: &ErrorEnum<'_>, variant: &Variant<'_>) -> Option<TokenStream> {
    let def = &variant.def;
    let spec = def.spec()?;
    let name = Literal::string(&match item.kind {
        ItemKind::Enum => format!("{}::{}", item.name(), def.name),
        ItemKind::Struct => def.name.clone(),
    });
    let flags = flags(item, spec);
    let in_advance = flags & (DISPLAY | FORMATTED) == 0 && spec.details.is_empty() && spec.status_from.is_none();
    let body = if in_advance { body(spec) } else { String::new() };
    let (message, param) = (message(spec), text(spec.param.as_ref()));
    let [code, message, param, url, body] =
        [&spec.code, &message, &param, spec.doc_url.as_deref().unwrap_or(""), &body].map(Literal::string);
    let error_type = TYPES.iter().position(|name| *name == spec.error_type);
    let status = Literal::u16_unsuffixed(spec.status);
    let (hash, flags) = (Literal::u64_unsuffixed(hash(&spec.code)), Literal::u32_unsuffixed(flags));
    let mut rest = rest(def, spec);
    if error_type.is_none() {
        let name = &spec.error_type;
        rest.extend(quote!(.with_type(__p::ErrorType::Custom(#name))));
    }
    let error_type = Literal::usize_unsuffixed(error_type.unwrap_or_default());
    Some(quote!(__p::spec(#name, #status, #error_type, #code, #message, #param, #url, #body, #hash, #flags) #rest,))
}

/// The message of a transparent variant, as a spec in which nothing else counts.
pub(crate) fn outer(item: &ErrorEnum<'_>, spec: &SpecDef) -> TokenStream {
    let (message, flags) = (message(spec), Literal::u32_unsuffixed(flags(item, spec)));
    quote!(__p::spec("", 500, 0, "", #message, "", "", "", 0, #flags))
}

// A `Display` has values at run time in any case, so its text is always a template.
fn message(spec: &SpecDef) -> String {
    match (&spec.message, spec.message_from) {
        (Some(template), Some(MessageFrom::Display)) => template.source().to_owned(),
        (message, _) => text(message.as_ref()),
    }
}

fn flags(item: &ErrorEnum<'_>, spec: &SpecDef) -> u32 {
    let dynamic = |template: &Option<Template>| template.as_ref().is_some_and(Template::has_placeholders);
    let displays = spec.message_from == Some(MessageFrom::Display);
    let bits = [
        (MESSAGE, !displays && dynamic(&spec.message)),
        (DISPLAY, displays),
        (PARAM, dynamic(&spec.param)),
        (FORMATTED, Renderer::of(item, spec) == Renderer::Expansion),
        (WRITTEN, spec.message_from == Some(MessageFrom::Written)),
        (WAITS, matches!(spec.retry_after, Some(RetryAfterDef::Field(_)))),
        (RETRYABLE, spec.retryable),
        (EXPOSE, spec.expose),
        (SHARED, spec.shared),
        (UNSTABLE, spec.unstable),
        (STATUS, spec.status_from.is_some()),
        (TYPE_FOLLOWS, spec.status_from.as_ref().is_some_and(|from| from.type_follows)),
        (RETRYABLE_FOLLOWS, spec.status_from.as_ref().is_some_and(|from| from.retryable_follows)),
    ];
    bits.into_iter().filter(|(_, set)| *set).fold(0, |flags, (bit, _)| flags | bit)
}

fn rest(def: &VariantDef, spec: &SpecDef) -> TokenStream {
    let mut rest = TokenStream::new();
    if !def.docs.text.is_empty() {
        let docs = &def.docs.text;
        rest.extend(quote!(.with_docs(#docs)));
    }
    if !spec.headers.is_empty() {
        let headers = spec.headers.iter().map(|header| {
            let (name, value) = (&header.name, header.value.as_ref().map_or("", Template::source));
            quote!((#name, #value))
        });
        rest.extend(quote!(.__with_templates(&[#(#headers),*])));
    }
    if let Some(RetryAfterDef::Seconds(seconds)) = spec.retry_after {
        rest.extend(quote!(.with_retry_after(__p::seconds(#seconds))));
    }
    if let Some(reason) = &spec.expose_reason {
        rest.extend(quote!(.__with_expose_reason(#reason)));
    }
    rest.extend(history(spec));
    rest
}

// Most variants have none, and their expansion stays small.
fn history(spec: &SpecDef) -> Option<TokenStream> {
    let note = spec.deprecated.as_ref().map(|deprecated| deprecated.note.clone().unwrap_or_default());
    let texts = [&spec.since, &note, &spec.sunset, &spec.replaced_by, &spec.unchecked];
    if texts.iter().all(|text| text.is_none()) && spec.aliases.is_empty() {
        return None;
    }
    let some = |text: &Option<String>| {
        if let Some(text) = text { quote!(__p::Some(#text)) } else { quote!(__p::None) }
    };
    let texts = texts.map(some);
    let aliases = &spec.aliases;
    Some(quote!(.with_history(__p::history(#(#texts,)* &[#(#aliases),*]))))
}

/// The whole body, for a variant whose texts the runtime can fill in.
fn body(spec: &SpecDef) -> String {
    let text = |text: &str| vec![Piece::Text(text.to_owned())];
    let pieces = |template: &Option<Template>| template.as_ref().map(|template| template.pieces().to_vec());
    let members = [
        ("type", Some(text(&spec.error_type))),
        ("code", Some(text(&spec.code))),
        ("message", pieces(&spec.message)),
        ("param", pieces(&spec.param)),
        ("doc_url", spec.doc_url.as_deref().map(text)),
    ];
    let mut body = String::with_capacity(240);
    for (name, pieces) in members {
        body.push(if body.is_empty() { '{' } else { ',' });
        json::string(&text(name), &mut body);
        body.push(':');
        json::optional(pieces.as_deref(), &mut body);
    }
    body.push_str(",\"request_id\":null}");
    body
}
