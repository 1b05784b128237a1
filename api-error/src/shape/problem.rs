//! Writes an error as a problem document (RFC 9457).

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use super::pointer;
use crate::envelope::FieldError;
use crate::{ApiError, ErrorStatus, json};

pub(super) fn to_json(error: &dyn ApiError, status: ErrorStatus, request_id: Option<&str>) -> String {
    let envelope = error.envelope();
    let mut out = String::with_capacity(320);
    out.push_str("{\"type\":");
    json::string(Some(error.doc_url().unwrap_or("about:blank")), &mut out);
    member("title", Some(&title(error, status)), &mut out);
    out.push_str(",\"status\":");
    json::display(&status.as_u16(), &mut out);
    member("detail", Some(&envelope.message), &mut out);
    member("instance", request_id.map(instance).as_deref(), &mut out);
    member("code", Some(error.code()), &mut out);
    member("error_type", Some(error.error_type().as_str()), &mut out);
    member("param", envelope.param.as_deref(), &mut out);
    member("request_id", request_id, &mut out);
    if let Some(details) = envelope.details.as_ref().filter(|details| !details.is_empty()) {
        out.push_str(",\"details\":");
        details.write(&mut out);
    }
    violations(&envelope.errors, &mut out);
    if envelope.more_errors > 0 {
        out.push_str(",\"more_errors\":");
        json::display(&envelope.more_errors, &mut out);
    }
    out.push('}');
    out
}

/// Appends `errors`, in the form of the example in section 3: a detail and a pointer for each.
fn violations(errors: &[FieldError<'_>], out: &mut String) {
    for (at, error) in errors.iter().enumerate() {
        out.push_str(if at == 0 { ",\"errors\":[{\"detail\":" } else { ",{\"detail\":" });
        json::string(Some(&error.message), out);
        member("code", Some(&error.code), out);
        member("pointer", error.param.as_deref().map(pointer::from_param).as_deref(), out);
        out.push('}');
    }
    if !errors.is_empty() {
        out.push(']');
    }
}

/// Appends a member, unless it has no value.
fn member(name: &str, value: Option<&str>, out: &mut String) {
    if value.is_some() {
        out.extend([",\"", name, "\":"]);
        json::string(value, out);
    }
}

/// The title. With `about:blank` it is the phrase of the status (section 4.2.1), otherwise it is the code in words. A code that
/// is called like its status has that phrase too.
fn title(error: &dyn ApiError, status: ErrorStatus) -> Cow<'static, str> {
    if error.doc_url().is_none() || is_phrase(error.code(), status.title()) {
        return Cow::Borrowed(status.title());
    }
    let mut title = String::with_capacity(error.code().len());
    for (at, ch) in error.code().chars().enumerate() {
        title.push(match ch {
            '_' | '-' => ' ',
            ch if at == 0 => ch.to_ascii_uppercase(),
            ch => ch,
        });
    }
    Cow::Owned(title)
}

/// Whether a code has the words of a phrase: `uri_too_long` those of "URI Too Long".
fn is_phrase(code: &str, phrase: &str) -> bool {
    let plain = |byte: u8| if matches!(byte, b' ' | b'-') { b'_' } else { byte.to_ascii_lowercase() };
    code.bytes().map(plain).eq(phrase.bytes().map(plain))
}

/// The id as a URI: a URN if it is a UUID (RFC 9562 section 4), otherwise a path.
fn instance(request_id: &str) -> String {
    if is_uuid(request_id) {
        format!("urn:uuid:{request_id}")
    } else {
        pointer::percent_encoded("/requests/", request_id)
    }
}

fn is_uuid(text: &str) -> bool {
    let is_hyphen = |at: usize| matches!(at, 8 | 13 | 18 | 23);
    let fits = |(at, byte): (usize, u8)| if is_hyphen(at) { byte == b'-' } else { byte.is_ascii_hexdigit() };
    text.len() == 36 && text.bytes().enumerate().all(fits)
}
