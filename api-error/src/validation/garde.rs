//! From garde's report.

use alloc::borrow::Cow;
use alloc::string::ToString;

use super::ValidationErrors;
use super::bounded::bounded;

/// How the sentences of garde's own rules begin, and the code of the rule.
static CODES: [(&str, &str); 16] = [
    ("length is", "length"),
    ("lower than", "range"),
    ("greater than", "range"),
    ("not a valid email", "email"),
    ("not a valid url", "url"),
    ("not a valid IPv4", "ipv4"),
    ("not a valid IPv6", "ipv6"),
    ("not a valid IP", "ip"),
    ("not a valid credit card", "credit_card"),
    ("not a valid phone number", "phone_number"),
    ("does not match pattern", "pattern"),
    ("does not match", "must_match"),
    ("does not", "contains"),
    ("value does not", "contains"),
    ("not ascii", "ascii"),
    ("not alphanumeric", "alphanumeric"),
];

/// Paths and messages of the report, its order kept. garde has no codes: its own rules are known by their sentences, and
/// a rule of the service is `invalid`.
///
/// The messages are public, as garde's rules and those of the service write them, cut to 128 bytes.
impl From<garde::Report> for ValidationErrors {
    fn from(report: garde::Report) -> Self {
        let mut errors = Self::new();
        for (path, error) in report.iter() {
            let (code, message) = (code(error.message()), bounded(error.message()));
            match bounded(&path.to_string()) {
                Cow::Owned(param) if !param.is_empty() => errors.add(param, code, message),
                _ => errors.add_whole(code, message),
            }
        }
        errors
    }
}

fn code(message: &str) -> &'static str {
    if message == "not set" {
        return "required";
    }
    CODES.iter().find(|(prefix, _)| message.starts_with(prefix)).map_or("invalid", |(_, code)| *code)
}
