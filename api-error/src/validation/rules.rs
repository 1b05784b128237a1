//! The rules that validation crates know, with our sentences; theirs may repeat what the client sent.

use alloc::borrow::Cow;
use alloc::string::String;

/// The most of a path or a code that comes from a validation crate.
const LIMIT: usize = 128;

/// Code, and what the field then is.
static RULES: [(&str, &str); 18] = [
    ("required", "This field is required."),
    ("length", "This field has the wrong length."),
    ("range", "This field is out of range."),
    ("email", "This field is not an email address."),
    ("url", "This field is not a URL."),
    ("ip", "This field is not an IP address."),
    ("ipv4", "This field is not an IPv4 address."),
    ("ipv6", "This field is not an IPv6 address."),
    ("credit_card", "This field is not a card number."),
    ("phone_number", "This field is not a phone number."),
    ("pattern", "This field does not have the expected form."),
    ("regex", "This field does not have the expected form."),
    ("ascii", "This field has characters that are not ASCII."),
    ("alphanumeric", "This field has characters that are neither letters nor digits."),
    ("contains", "This field lacks a required part."),
    ("does_not_contain", "This field has a part that is not allowed."),
    ("must_match", "This field does not match the other one."),
    ("non_control_character", "This field has control characters."),
];

/// The public text of a rule.
pub(super) fn sentence(code: &str) -> &'static str {
    RULES.iter().find(|(known, _)| *known == code).map_or("This field is not valid.", |(_, sentence)| *sentence)
}

/// A path or code without control characters, cut to a length.
pub(super) fn bounded(text: &str) -> Cow<'static, str> {
    let mut out = String::new();
    for ch in text.chars().filter(|ch| !ch.is_control()) {
        if out.len() + ch.len_utf8() > LIMIT {
            break;
        }
        out.push(ch);
    }
    Cow::Owned(out)
}
