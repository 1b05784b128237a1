//! Writes an error as a problem document (RFC 9457).

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use http::StatusCode;

use crate::envelope::FieldError;
use crate::serve::pointer;
use crate::serve::request_id::RequestId;
use crate::{ApiError, json};

pub(crate) fn to_json(error: &dyn ApiError, status: StatusCode, request_id: &RequestId) -> String {
    let envelope = error.envelope();
    let mut out = String::with_capacity(320);
    out.push_str("{\"type\":");
    json::string(Some(error.doc_url().unwrap_or("about:blank")), &mut out);
    member("title", Some(&title(error, status)), &mut out);
    out.extend([",\"status\":", status.as_str()]);
    member("detail", Some(&envelope.message), &mut out);
    member("instance", Some(&instance(request_id)), &mut out);
    member("code", Some(error.code()), &mut out);
    member("error_type", Some(error.error_type().as_str()), &mut out);
    member("param", envelope.param.as_deref(), &mut out);
    member("request_id", Some(request_id.as_str()), &mut out);
    if let Some(details) = envelope.details.as_ref().filter(|details| !details.is_empty()) {
        out.push_str(",\"details\":");
        json::value(details, &mut out);
    }
    violations(&envelope.errors, &mut out);
    if envelope.more_errors > 0 {
        out.push_str(",\"more_errors\":");
        json::value(&envelope.more_errors, &mut out);
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

/// The title. With `about:blank` it is the phrase of the status (section 4.2.1), otherwise it is the code in words.
fn title(error: &dyn ApiError, status: StatusCode) -> Cow<'static, str> {
    if error.doc_url().is_none() {
        return Cow::Borrowed(status.canonical_reason().unwrap_or("Error"));
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

fn instance(request_id: &RequestId) -> String {
    match request_id.uuid() {
        Some(uuid) => format!("urn:uuid:{uuid}"),
        None => format!("/requests/{request_id}"),
    }
}
