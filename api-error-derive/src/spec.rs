//! The table of specs: one call with literals per variant.

use api_error_syntax::status::TYPES;
use api_error_syntax::{
    ErrorEnum, MessageDef, Piece, RetryAfterDef, Shape, SpecDef, Template, Variant, VariantDef, VariantKind, hash,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::ext::IdentExt;

use crate::json;
use crate::templates::{Renderer, Templates};

// The bits of `Dynamic` and of `__private` in the runtime.
const MESSAGE: u32 = 1;
const DISPLAY: u32 = 2;
const PARAM: u32 = 4;
const FORMATTED: u32 = 8;
const RETRYABLE: u32 = 1 << 8;
const EXPOSE: u32 = 1 << 9;
const SHARED: u32 = 1 << 10;
const UNSTABLE: u32 = 1 << 11;

/// `__p::spec(..)` and the builder calls for what few variants say.
pub(crate) fn expand(item: &ErrorEnum<'_>, variant: &Variant<'_>, def: &VariantDef, spec: &SpecDef) -> TokenStream {
    let templates = Templates::of(variant, spec.headers.len() - variant.attrs.headers.len());
    let name = Literal::string(&match item.shape {
        Shape::Enum => format!("{}::{}", item.ident.unraw(), def.name),
        Shape::Struct => def.name.clone(),
    });
    let message = match &spec.message {
        MessageDef::Fixed(text) | MessageDef::Literal(text) | MessageDef::Template { text, .. } => text.as_str(),
        MessageDef::Display => "",
    };
    let param = match (&spec.param, templates.param, &variant.attrs.param) {
        (Some(_), None, Some(literal)) => literal.value.text(),
        (Some(template), ..) => template.clone(),
        (None, ..) => String::new(),
    };
    let flags = flags(spec, &templates);
    let body = if flags & (DISPLAY | FORMATTED) == 0 && spec.details.is_empty() {
        let fixed = [Piece::Text(message.to_owned())];
        let param = variant.attrs.param.as_ref().map(|param| param.value.pieces());
        body(spec, templates.message.map_or(&fixed, Template::pieces), param)
    } else {
        String::new()
    };
    let [code, message, param, url, body] =
        [&spec.code, message, &param, spec.doc_url.as_deref().unwrap_or(""), &body].map(Literal::string);
    let error_type = TYPES.iter().position(|name| *name == spec.error_type);
    let status = Literal::u16_unsuffixed(spec.status);
    let (hash, flags) = (Literal::u64_unsuffixed(hash(&spec.code)), Literal::u32_unsuffixed(flags));
    let mut rest = rest(def, spec);
    if error_type.is_none() {
        let name = &spec.error_type;
        rest.extend(quote!(.with_type(__p::ErrorType::Custom(#name))));
    }
    let error_type = Literal::usize_unsuffixed(error_type.unwrap_or_default());
    quote!(__p::spec(#name, #status, #error_type, #code, #message, #param, #url, #body, #hash, #flags) #rest,)
}

fn flags(spec: &SpecDef, templates: &Templates<'_>) -> u32 {
    let bit = |set: bool, bit: u32| if set { bit } else { 0 };
    bit(templates.message.is_some(), MESSAGE)
        | bit(spec.message == MessageDef::Display, DISPLAY)
        | bit(templates.param.is_some(), PARAM)
        | bit(templates.renderer() == Renderer::Expansion, FORMATTED)
        | bit(spec.retryable, RETRYABLE)
        | bit(spec.expose, EXPOSE)
        | bit(spec.shared, SHARED)
        | bit(spec.unstable, UNSTABLE)
}

fn rest(def: &VariantDef, spec: &SpecDef) -> TokenStream {
    let mut rest = TokenStream::new();
    if !def.docs.text.is_empty() {
        let docs = &def.docs.text;
        rest.extend(quote!(.with_docs(#docs)));
    }
    if !spec.headers.is_empty() {
        let headers = spec.headers.iter().map(|header| {
            let (name, value) = (&header.name, &header.value);
            quote!((#name, #value))
        });
        rest.extend(quote!(.with_headers(&[#(#headers),*])));
    }
    if let Some(RetryAfterDef::Seconds(seconds)) = spec.retry_after {
        rest.extend(quote!(.with_retry_after(__p::seconds(#seconds))));
    }
    rest.extend(history(def, spec));
    rest
}

// Most variants have none, and then it costs nothing.
fn history(def: &VariantDef, spec: &SpecDef) -> Option<TokenStream> {
    let note = def.deprecated.as_ref().map(|deprecated| deprecated.note.clone().unwrap_or_default());
    let texts = [&spec.since, &note, &spec.sunset, &spec.replaced_by, &spec.unchecked];
    if texts.iter().all(|text| text.is_none()) && spec.aliases.is_empty() {
        return None;
    }
    let some = |text: &Option<String>| {
        if let Some(text) = text {
            quote!(::core::option::Option::Some(#text))
        } else {
            quote!(::core::option::Option::None)
        }
    };
    let texts = texts.map(some);
    let aliases = &spec.aliases;
    Some(quote!(.with_history(__p::history(#(#texts,)* &[#(#aliases),*]))))
}

/// The whole body, for a variant whose texts the runtime can put together.
fn body(spec: &SpecDef, message: &[Piece], param: Option<&[Piece]>) -> String {
    let text = |text: &str| [Piece::Text(text.to_owned())];
    let mut body = String::with_capacity(240);
    body.push_str("{\"type\":");
    json::string(&text(&spec.error_type), &mut body);
    body.push_str(",\"code\":");
    json::string(&text(&spec.code), &mut body);
    body.push_str(",\"message\":");
    json::string(message, &mut body);
    body.push_str(",\"param\":");
    json::optional(param, &mut body);
    body.push_str(",\"doc_url\":");
    json::optional(spec.doc_url.as_deref().map(text).as_ref().map(<[Piece; 1]>::as_slice), &mut body);
    body.push_str(",\"request_id\":null}");
    body
}

/// The spec of a variant that has one.
pub(crate) fn of(def: &VariantDef) -> Option<&SpecDef> {
    match &def.kind {
        VariantKind::Spec(spec) => Some(spec),
        VariantKind::Transparent { .. } => None,
    }
}
