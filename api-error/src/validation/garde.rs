//! Turns the report of garde into our errors.

use alloc::borrow::Cow;
use alloc::string::ToString;

use super::ValidationErrors;
use super::bounded::bounded;

/// How the messages of garde's own rules begin, and the code of each rule.
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

/// Keeps the order, the paths and the messages of the report. garde has no codes: a rule of its own gets its code by its
/// message, and a rule of the service gets `invalid`.
///
/// The messages are public: clients see what garde and the rules of the service write, cut to 128 bytes.
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
