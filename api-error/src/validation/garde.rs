//! garde (feature `garde`): its reports become [`ValidationErrors`], and [`Valid`] is an extractor of valid values.

use alloc::borrow::Cow;
use alloc::string::ToString;

use garde::Validate as _;

use super::ValidationErrors;
use super::bounded::bounded;
use super::valid::valid;

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

valid! {
    /// An extractor that validates what the inner one has read: a `Json`, a `Query`, a `Form` or a `Path` of this crate or of the
    /// framework. It works in axum, actix-web and poem, and in Rocket around the guards of this crate.
    ///
    /// If fields are not valid, it rejects with [`ValidationErrors`]: 422 `validation_failed`, with all of them in `errors`. If the
    /// inner extractor fails, its error is the answer.
    ///
    /// The value implements `garde::Validate`. `api_error::validator::Valid` is the same for the crate `validator`.
    ///
    /// Rules that need a context without a `Default` cannot run here: read the value without `Valid`, and use
    /// `value.validate_with(&context).map_err(ValidationErrors::from)?`.
    ///
    /// ```
    /// # #[cfg(feature = "axum")] {
    /// use api_error::axum::Json;
    /// use api_error::garde::Valid;
    /// # #[derive(serde::Deserialize)]
    /// # struct SignUp { name: String }
    /// # impl garde::Validate for SignUp {
    /// #     type Context = ();
    /// #     fn validate_into(&self, (): &(), _: &mut dyn FnMut() -> garde::Path, _: &mut garde::Report) {}
    /// # }
    ///
    /// // `SignUp` derives `serde::Deserialize` and `garde::Validate`.
    /// async fn sign_up(Valid(Json(sign_up)): Valid<Json<SignUp>>) -> String {
    ///     sign_up.name
    /// }
    /// # let _ = axum::Router::<()>::new().route("/", axum::routing::post(sign_up));
    /// # }
    /// ```
    [::garde::Validate<Context: Default>]
}

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
