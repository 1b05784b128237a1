//! Writes the bytes of the body of a derived type.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt::Display;

use crate::envelope::{extensions, limited};
use crate::json::{self, Escaped};
use crate::view::{OwnView, Part, ROOM_FOR_FIELDS};
use crate::{ApiError, echo};

/// The body of a value of a derived type.
pub(crate) fn of_derived<E: ApiError + ?Sized>(
    error: &E,
    own: &OwnView<'_>,
    request_id: Option<&str>,
) -> Cow<'static, str> {
    let spec = own.spec;
    if !spec.body.is_empty() {
        return if own.is_dynamic(Part::Message) || own.is_dynamic(Part::Param) {
            Cow::Owned(filled(spec.body, own.args(), request_id))
        } else {
            json::constant_body(spec.body, request_id)
        };
    }
    let known = spec.message.len() + spec.param.map_or(0, str::len) + spec.doc_url.map_or(0, str::len);
    let mut out = String::with_capacity(known + spec.code.len() + request_id.map_or(0, str::len) + json::HEADROOM);
    out.push_str("{\"type\":\"");
    json::escape(spec.type_with(|| error.status()).as_str(), &mut out);
    out.push_str("\",\"code\":\"");
    json::escape(spec.code, &mut out);
    out.push_str("\",\"message\":\"");
    if let Some(message) = own.fixed_message(error) {
        json::escape(message, &mut out);
    } else {
        let _ = own.write(error, Part::Message, &mut Escaped(&mut out));
    }
    out.push_str("\",\"param\":");
    if own.is_dynamic(Part::Param) {
        out.push('"');
        let _ = own.write(error, Part::Param, &mut Escaped(&mut out));
        out.push('"');
    } else {
        json::string(spec.param, &mut out);
    }
    out.push_str(",\"doc_url\":");
    json::string(spec.doc_url, &mut out);
    out.push_str(",\"request_id\":");
    json::string(request_id, &mut out);
    let (errors, more) = limited(error.errors());
    extensions(error.details().as_ref(), &errors, more, &mut out);
    out.push('}');
    Cow::Owned(out)
}

/// Marks a placeholder in a body that the derive has written: a character that JSON text never contains.
const PLACEHOLDER: char = '\u{1}';

fn filled(body: &'static str, args: &[&dyn Display], request_id: Option<&str>) -> String {
    let body = body.strip_suffix("null}").unwrap_or(body);
    let mut out = String::with_capacity(body.len() + request_id.map_or(0, str::len) + ROOM_FOR_FIELDS);
    let mut args = args.iter();
    let mut rest = body;
    while let Some((text, after)) = rest.split_once(PLACEHOLDER) {
        out.push_str(text);
        if let Some(arg) = args.next() {
            let _ = echo::field(arg, &mut Escaped(&mut out));
        }
        rest = after;
    }
    out.push_str(rest);
    json::string(request_id, &mut out);
    out.push('}');
    out
}
