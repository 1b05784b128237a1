//! Turns an error into `google.rpc` details.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use std::collections::HashMap;

use tonic::Status;
use tonic_types::{ErrorDetails, FieldViolation, StatusExt};

use super::domain::domain;
use crate::hostile::printable;
use crate::serve::RequestId;
use crate::{ApiError, Envelope, retry};

/// The largest number of bytes that a status adds to the headers of a response. Servers and proxies limit headers.
const HEADERS_LIMIT: usize = 4096;
/// The bytes of the status code, and of the names of all headers of a status.
const HEADER_NAMES: usize = 96;
/// The largest number of bytes of a parameter's name.
const FIELD_LIMIT: usize = 128;
/// The largest number of bytes of the description of one violation.
const DESCRIPTION_LIMIT: usize = 256;
/// The largest number of bytes of an address in `Help`. A longer one is left out: a part of it leads nowhere.
const URL_LIMIT: usize = 400;
/// The largest number of bytes of a name: the longest host name of DNS.
const DOMAIN_LIMIT: usize = 253;
/// The largest number of bytes of a type: the longest that the derive accepts.
const TYPE_LIMIT: usize = 64;
/// The bytes that the violations have beyond their texts: the name of their type, and lengths.
const VIOLATIONS_OVERHEAD: usize = 56;
/// The bytes that one violation has beyond its texts.
const VIOLATION_OVERHEAD: usize = 12;

/// The details of an error. `message` is that of its status.
///
/// What every error has comes first, and fits always. Then come as many violations as still fit.
pub(super) fn of(
    error: &dyn ApiError,
    envelope: &Envelope<'_>,
    message: &str,
    request_id: Option<&RequestId>,
) -> ErrorDetails {
    let mut metadata = HashMap::from([
        (String::from("type"), printable(error.error_type().as_str(), TYPE_LIMIT)),
        (String::from("http_status"), error.status().as_u16().to_string()),
    ]);
    if envelope.more_errors > 0 {
        metadata.insert(String::from("more_errors"), envelope.more_errors.to_string());
    }
    let mut details = ErrorDetails::with_error_info(reason(error.code()), printable(domain(), DOMAIN_LIMIT), metadata);
    if let Some(doc_url) = error.doc_url().filter(|doc_url| doc_url.len() <= URL_LIMIT) {
        details.add_help_link("What this error means, and how to fix it.", doc_url);
    }
    if let Some(wait) = error.retry_after() {
        details.set_retry_info(Some(retry::bounded(wait)));
    }
    if let Some(request_id) = request_id {
        details.set_request_info(request_id.as_str(), "");
    }
    violations(error, envelope, message, &mut details);
    details
}

fn violations(error: &dyn ApiError, envelope: &Envelope<'_>, message: &str, details: &mut ErrorDetails) {
    let found: Vec<(&str, &str)> = match (&*envelope.errors, &envelope.param) {
        ([], None) => return,
        ([], Some(param)) => alloc::vec![(&**param, message)],
        (errors, _) => {
            errors.iter().map(|error| (error.param.as_deref().unwrap_or_default(), &*error.message)).collect()
        }
    };
    let mut left = room(error, message, details).saturating_sub(VIOLATIONS_OVERHEAD);
    let mut violations = Vec::new();
    for (field, description) in found {
        let (field, description) = (printable(field, FIELD_LIMIT), printable(description, DESCRIPTION_LIMIT));
        let Some(rest) = left.checked_sub(field.len() + description.len() + VIOLATION_OVERHEAD) else { break };
        left = rest;
        violations.push(FieldViolation { field, description, ..FieldViolation::default() });
    }
    if !violations.is_empty() {
        details.set_bad_request(violations);
    }
}

/// The bytes that are left for more details: the message is in the headers twice, percent-encoded and with the details in
/// base64.
fn room(error: &dyn ApiError, message: &str, details: &ErrorDetails) -> usize {
    let encoded: usize = message.bytes().map(|byte| if byte.is_ascii_alphanumeric() { 1 } else { 3 }).sum();
    let code = super::code(error.status(), error.error_type());
    let known = Status::with_error_details(code, message, details.clone()).details().len();
    (HEADERS_LIMIT.saturating_sub(HEADER_NAMES + encoded) / 4 * 3).saturating_sub(known)
}

/// The code as a reason by AIP-193: `[A-Z][A-Z0-9_]+[A-Z0-9]`, at most 63 characters.
fn reason(code: &str) -> String {
    let capital = |ch: char| if ch.is_ascii_alphanumeric() { ch.to_ascii_uppercase() } else { '_' };
    let reason: String = code.chars().take(63).map(capital).collect();
    reason.trim_end_matches('_').to_string()
}

#[cfg(test)]
mod tests {
    use alloc::borrow::Cow;
    use core::time::Duration;
    use std::sync::LazyLock;

    use super::*;
    use crate::serve::ErrorRecord;
    use crate::{ErrorSpec, ErrorStatus, ErrorType, FieldError};

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

    static WORST: LazyLock<ErrorSpec> = LazyLock::new(|| {
        ErrorSpec::new(
            ErrorStatus::TOO_MANY_REQUESTS,
            "a_code_of_many_bytes_a_code_of_many_bytes_a_code_of_many_bytes_1",
        )
        .with_type(ErrorType::Custom("a_type_of_many_bytes_a_type_of_many_bytes_a_type_of_many_bytes__"))
        .with_doc_url(String::leak(["https://", &"u".repeat(URL_LIMIT - 8)].concat()))
        .with_retry_after(Duration::MAX)
    });

    /// An error whose every text is as long as it can be.
    #[derive(Debug)]
    struct Worst {
        text: String,
        errors: usize,
    }

    impl ApiError for Worst {
        fn spec(&self) -> &'static ErrorSpec {
            &WORST
        }

        fn message(&self) -> Cow<'_, str> {
            Cow::Borrowed(&self.text)
        }

        fn param(&self) -> Option<Cow<'_, str>> {
            Some(Cow::Borrowed(&self.text))
        }

        fn errors(&self) -> Vec<FieldError<'_>> {
            (0..self.errors).map(|_| FieldError::new("code", &*self.text, Some(&*self.text))).collect()
        }
    }

    #[test]
    fn the_headers_of_a_status_stay_below_the_limit_and_every_detail_fits() {
        crate::tonic::set_domain(String::leak("d".repeat(300)));
        let Ok(request_id) = "r".repeat(128).parse() else { unreachable!("not an id") };
        for text in ["", "a", "é", "\u{10000}", "%"].map(|text| text.repeat(5_000)) {
            for errors in [0, 1, 3, 10, 1_000_000] {
                let record = ErrorRecord::new(Worst { text: text.clone(), errors });
                let status = super::super::status::of_record(&record, record.error(), Some(&request_id));
                let mut headers = http::HeaderMap::new();
                assert!(status.add_header(&mut headers).is_ok());
                let size: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
                assert!(size <= HEADERS_LIMIT, "{size} bytes with {errors} errors");
                let details = status.get_error_details();
                assert!(details.error_info().is_some_and(|info| info.domain.len() == DOMAIN_LIMIT));
                assert!(details.request_info().is_some() && details.retry_info().is_some());
                assert!(details.help().is_some_and(|help| help.links.len() == 1));
            }
        }
    }
}
