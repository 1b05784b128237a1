//! The JSON body as a value.

mod de;
mod details;
mod errors;
mod json;
mod ser;
mod transcode;

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;

pub use self::details::Details;
pub(crate) use self::errors::limited;
pub(crate) use self::json::{body, extensions};
use crate::view::template_of;
use crate::{ApiError, ErrorType, echo};

/// The body of an error response.
///
/// A server gets it from an error, by [`ApiError::envelope`](crate::ApiError::envelope). A client deserializes it:
///
/// - `type`, `code` and `message` are required, as strings. Unknown types and codes are kept.
/// - An optional member of the wrong JSON type counts as absent. Unknown members are ignored.
/// - If a member is there twice, the last one counts.
/// - In `errors`, an item that is not an object is left out, and a missing `code` or `message` is empty.
///
/// ```
/// use api_error::{Envelope, ErrorType};
///
/// # fn main() -> Result<(), serde_json::Error> {
/// let body = r#"{"type":"auth_error","code":"token_expired","message":"Sign in again.","hint":7}"#;
/// let envelope: Envelope = serde_json::from_str(body)?;
/// assert_eq!(envelope.known_type(), Some(ErrorType::AuthError));
/// assert_eq!(envelope.code, "token_expired");
/// assert_eq!(envelope.param, None);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Envelope<'a> {
    /// `type`: the type. A body from another server may have one that is not in [`ErrorType`].
    pub error_type: Cow<'a, str>,
    /// `code`: the stable identifier.
    pub code: Cow<'a, str>,
    /// `message`: text for people.
    pub message: Cow<'a, str>,
    /// `param`: the request parameter at fault.
    pub param: Option<Cow<'a, str>>,
    /// `doc_url`: the address of the error's documentation.
    pub doc_url: Option<Cow<'a, str>>,
    /// `request_id`: the id of the request, as in the log of the server.
    pub request_id: Option<Cow<'a, str>>,
    /// `details`: the fields of the error that are declared as `detail`.
    pub details: Option<Details>,
    /// `errors`: the fields that failed validation. A server sends the first 100.
    pub errors: Vec<FieldError<'a>>,
    /// `more_errors`: how many there are beyond those in `errors`.
    pub more_errors: usize,
}

/// A field that failed validation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldError<'a> {
    /// The stable identifier of the rule that failed.
    pub code: Cow<'a, str>,
    /// Text for people.
    pub message: Cow<'a, str>,
    /// The path of the field: `items[0].sku`.
    pub param: Option<Cow<'a, str>>,
}

impl<'a> FieldError<'a> {
    /// A field that failed validation.
    #[must_use]
    pub fn new(
        code: impl Into<Cow<'a, str>>,
        message: impl Into<Cow<'a, str>>,
        param: Option<impl Into<Cow<'a, str>>>,
    ) -> Self {
        Self { code: code.into(), message: message.into(), param: param.map(Into::into) }
    }

    /// The same field, without copies.
    pub(crate) fn shared(&self) -> FieldError<'_> {
        FieldError {
            code: Cow::Borrowed(&self.code),
            message: Cow::Borrowed(&self.message),
            param: self.param.as_deref().map(Cow::Borrowed),
        }
    }

    /// Copies the borrowed parts.
    #[must_use]
    pub fn into_owned(self) -> FieldError<'static> {
        FieldError { code: owned(self.code), message: owned(self.message), param: self.param.map(owned) }
    }
}

impl<'a> Envelope<'a> {
    /// A body with the three required members.
    #[must_use]
    pub fn new(error_type: ErrorType, code: impl Into<Cow<'a, str>>, message: impl Into<Cow<'a, str>>) -> Self {
        Self {
            error_type: Cow::Borrowed(error_type.as_str()),
            code: code.into(),
            message: message.into(),
            ..Self::default()
        }
    }

    /// Sets the request id.
    #[must_use]
    pub fn with_request_id(mut self, request_id: impl Into<Cow<'a, str>>) -> Self {
        self.request_id = Some(request_id.into());
        self
    }

    /// The type, if it is one of the five. Nothing for a type that the API declares itself.
    #[must_use]
    pub fn known_type(&self) -> Option<ErrorType> {
        ErrorType::from_name(&self.error_type)
    }

    /// The body as JSON. Six members, in this order: `type`, `code`, `message`, `param`, `doc_url`, `request_id`; missing
    /// values are `null`. Then `details` and `errors`, each only if it is not empty, and `more_errors` if it is not 0.
    ///
    /// ```
    /// use api_error::{Envelope, ErrorType};
    ///
    /// let body = Envelope::new(ErrorType::ApiError, "internal_error", "An internal error occurred.").to_json();
    /// assert_eq!(
    ///     body,
    ///     r#"{"type":"api_error","code":"internal_error","message":"An internal error occurred.","param":null,"doc_url":null,"request_id":null}"#
    /// );
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        body(self, None)
    }

    /// Copies the borrowed parts.
    #[must_use]
    pub fn into_owned(self) -> Envelope<'static> {
        Envelope {
            error_type: owned(self.error_type),
            code: owned(self.code),
            message: owned(self.message),
            param: self.param.map(owned),
            doc_url: self.doc_url.map(owned),
            request_id: self.request_id.map(owned),
            details: self.details,
            errors: self.errors.into_iter().map(FieldError::into_owned).collect(),
            more_errors: self.more_errors,
        }
    }
}

/// The envelope that the methods of an error make.
pub(crate) fn of<E: ApiError + ?Sized>(error: &E) -> Envelope<'_> {
    let spec = error.spec();
    let (errors, more_errors) = limited(error.errors());
    Envelope {
        error_type: Cow::Borrowed(error.error_type().as_str()),
        code: Cow::Borrowed(error.code()),
        message: echo::cut(error.message(), template_of(error)),
        param: error.param().map(|param| echo::cut(param, spec.param.unwrap_or_default())),
        doc_url: error.doc_url().map(Cow::Borrowed),
        request_id: None,
        details: error.details(),
        errors,
        more_errors,
    }
}

fn owned<B: ToOwned + ?Sized>(text: Cow<'_, B>) -> Cow<'static, B> {
    Cow::Owned(text.into_owned())
}
