//! Writes the bytes of an envelope.

use alloc::string::String;

use super::{Details, Envelope, FieldError};
use crate::json;

/// The body of an envelope. `request_id` has precedence over the one in the envelope.
pub(crate) fn body(envelope: &Envelope<'_>, request_id: Option<&str>) -> String {
    let mut out = String::with_capacity(envelope.message.len() + json::HEADROOM);
    out.push_str("{\"type\":");
    json::string(Some(&envelope.error_type), &mut out);
    out.push_str(",\"code\":");
    json::string(Some(&envelope.code), &mut out);
    out.push_str(",\"message\":");
    json::string(Some(&envelope.message), &mut out);
    out.push_str(",\"param\":");
    json::string(envelope.param.as_deref(), &mut out);
    out.push_str(",\"doc_url\":");
    json::string(envelope.doc_url.as_deref(), &mut out);
    out.push_str(",\"request_id\":");
    json::string(request_id.or(envelope.request_id.as_deref()), &mut out);
    extensions(envelope.details.as_ref(), &envelope.errors, envelope.more_errors, &mut out);
    out.push('}');
    out
}

/// Appends `details` and `errors`, each only if it is not empty, and `more_errors` if there are more.
pub(crate) fn extensions(details: Option<&Details>, errors: &[FieldError<'_>], more: usize, out: &mut String) {
    if let Some(details) = details.filter(|details| !details.is_empty()) {
        out.push_str(",\"details\":");
        details.write(out);
    }
    for (at, error) in errors.iter().enumerate() {
        out.push_str(if at == 0 { ",\"errors\":[{\"code\":" } else { ",{\"code\":" });
        json::string(Some(&error.code), out);
        out.push_str(",\"message\":");
        json::string(Some(&error.message), out);
        out.push_str(",\"param\":");
        json::string(error.param.as_deref(), out);
        out.push('}');
    }
    if !errors.is_empty() {
        out.push(']');
    }
    if more > 0 {
        out.push_str(",\"more_errors\":");
        json::display(&more, out);
    }
}
