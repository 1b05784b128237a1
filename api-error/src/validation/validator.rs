//! Turns the errors of the validator crate into ours.

use alloc::format;
use alloc::string::String;

use validator::{ValidationError, ValidationErrors as Errors, ValidationErrorsKind};

use super::bounded::bounded;
use super::{ValidationErrors, join};

/// The largest depth of nested values. What is deeper counts as one error.
const MAX_DEPTH: usize = 32;

/// The rules of the crate, and our messages for them.
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

/// The message of a rule.
fn sentence(code: &str) -> &'static str {
    RULES.iter().find(|(known, _)| *known == code).map_or("This field is not valid.", |(_, sentence)| *sentence)
}

/// Takes the paths and codes, sorted by path. The message is that of the rule, or our message for its code if it has none.
/// The value that failed is in the error of the crate too; it is not copied.
impl From<Errors> for ValidationErrors {
    fn from(report: Errors) -> Self {
        let mut errors = Self::new();
        collect("", &report, &mut errors, MAX_DEPTH);
        errors
    }
}

fn collect(parent: &str, report: &Errors, errors: &mut ValidationErrors, depth: usize) {
    let Some(depth) = depth.checked_sub(1) else {
        errors.add(bounded(parent), "invalid", sentence("invalid"));
        return;
    };
    let mut fields: alloc::vec::Vec<_> = report.errors().iter().collect();
    fields.sort_by_key(|(field, _)| *field);
    for (field, kind) in fields {
        // A rule about the whole struct.
        let path = if field == "__all__" { String::from(parent) } else { join(parent, field) };
        match kind {
            ValidationErrorsKind::Field(found) => found.iter().for_each(|error| add(&path, error, errors)),
            ValidationErrorsKind::Struct(inner) => collect(&path, inner, errors, depth),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    collect(&format!("{path}[{index}]"), inner, errors, depth);
                }
            }
        }
    }
}

fn add(path: &str, error: &ValidationError, errors: &mut ValidationErrors) {
    let code = bounded(&error.code);
    let message = error.message.as_deref().map_or(sentence(&error.code).into(), bounded);
    if path.is_empty() {
        errors.add_whole(code, message);
    } else {
        errors.add(bounded(path), code, message);
    }
}
