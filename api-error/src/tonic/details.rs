//! An error in, its `google.rpc` details out.

use alloc::string::{String, ToString};
use std::collections::HashMap;

use tonic_types::{ErrorDetails, FieldViolation};

use super::domain::domain;
use crate::serve::text::printable;
use crate::{ApiError, retry};

/// The largest number of bytes of a parameter's name.
const FIELD_LIMIT: usize = 128;
/// The largest number of bytes of the description of one violation.
const DESCRIPTION_LIMIT: usize = 256;
/// The largest number of bytes of all violations together: details travel in headers, which servers and proxies limit.
const VIOLATIONS_LIMIT: usize = 2048;

pub(super) fn of(error: &dyn ApiError, message: &str, request_id: Option<&str>) -> ErrorDetails {
    let metadata = HashMap::from([
        (String::from("type"), error.error_type().as_str().to_string()),
        (String::from("http_status"), error.status().as_u16().to_string()),
    ]);
    let mut details = ErrorDetails::with_error_info(reason(error.code()), domain(), metadata);
    violations(error, message, &mut details);
    if let Some(doc_url) = error.doc_url() {
        details.add_help_link("What this error means, and how to fix it.", doc_url);
    }
    if let Some(wait) = error.retry_after() {
        details.set_retry_info(Some(retry::bounded(wait)));
    }
    if let Some(request_id) = request_id {
        details.set_request_info(request_id, "");
    }
    details
}

fn violations(error: &dyn ApiError, message: &str, details: &mut ErrorDetails) {
    let mut left = VIOLATIONS_LIMIT;
    let mut add = |field: &str, description: &str, reason: String| {
        let field = printable(field, FIELD_LIMIT);
        let description = printable(description, DESCRIPTION_LIMIT);
        let size = field.len() + description.len() + reason.len() + 16;
        if size <= left {
            left -= size;
            let mut violations = details.bad_request().map(|known| known.field_violations.clone()).unwrap_or_default();
            violations.push(FieldViolation { field, description, ..FieldViolation::default() });
            details.set_bad_request(violations);
        }
    };
    let errors = error.errors();
    for error in &errors {
        add(error.param.as_deref().unwrap_or_default(), &error.message, reason(&error.code));
    }
    if let (true, Some(param)) = (errors.is_empty(), error.param()) {
        add(&param, message, reason(error.code()));
    }
}

/// The code as a reason by AIP-193: `[A-Z][A-Z0-9_]+[A-Z0-9]`, at most 63 characters.
fn reason(code: &str) -> String {
    let capital = |ch: char| if ch.is_ascii_alphanumeric() { ch.to_ascii_uppercase() } else { '_' };
    let reason: String = code.chars().take(63).map(capital).collect();
    reason.trim_end_matches('_').to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_in_capitals() {
        for (code, expected) in [
            ("card_declined", "CARD_DECLINED"),
            ("billing.card-declined:v2/x", "BILLING_CARD_DECLINED_V2_X"),
            ("cardDeclined_", "CARDDECLINED"),
        ] {
            assert_eq!(reason(code), expected);
        }
        assert_eq!(reason(&"x".repeat(64)).len(), 63);
    }
}
