//! The crate validator (feature `validator`): its errors become [`ValidationErrors`], and [`Valid`] is an extractor of valid
//! values.

use alloc::format;
use alloc::string::String;

use validator::{Validate as _, ValidationError, ValidationErrors as Errors, ValidationErrorsKind};

use super::bounded::bounded;
use super::valid::valid;
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

valid! {
    /// An extractor that validates what the inner one has read: a `Json`, a `Query`, a `Form` or a `Path` of this crate or of the
    /// framework. It works in axum, actix-web and poem, and in Rocket around the guards of this crate.
    ///
    /// If fields are not valid, it rejects with [`ValidationErrors`]: 422 `validation_failed`, with all of them in `errors`. If the
    /// inner extractor fails, its error is the answer.
    ///
    /// The value implements `validator::Validate`. `api_error::garde::Valid` is the same for the crate `garde`.
    ///
    /// Rules with arguments (`ValidateArgs`) cannot run here: read the value without `Valid`, and use
    /// `value.validate_with_args(args).map_err(ValidationErrors::from)?`.
    ///
    /// ```
    /// # #[cfg(feature = "axum")] {
    /// use api_error::axum::Json;
    /// use api_error::validator::Valid;
    /// # #[derive(serde::Deserialize)]
    /// # struct SignUp { name: String }
    /// # impl validator::Validate for SignUp {
    /// #     fn validate(&self) -> Result<(), validator::ValidationErrors> {
    /// #         Ok(())
    /// #     }
    /// # }
    ///
    /// // `SignUp` derives `serde::Deserialize` and `validator::Validate`.
    /// async fn sign_up(Valid(Json(sign_up)): Valid<Json<SignUp>>) -> String {
    ///     sign_up.name
    /// }
    /// # let _ = axum::Router::<()>::new().route("/", axum::routing::post(sign_up));
    /// # }
    /// ```
    [::validator::Validate]
}

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
