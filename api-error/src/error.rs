//! The trait that every error implements.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{self, Debug, Write};
use core::time::Duration;

use crate::envelope::{self, Details, Envelope, FieldError};
use crate::headers::Headers;
use crate::spec::ErrorSpec;
use crate::view::{Part, View};
use crate::{ErrorStatus, ErrorType, body, echo};

/// An error with a contract: what an HTTP API answers when it occurs.
///
/// `#[derive(ApiError)]` implements it. An implementation by hand needs only [`spec`](ApiError::spec). The trait is
/// dyn-compatible, and `&E`, `&mut E`, `Box<E>`, `Rc<E>` and `Arc<E>` implement it by forwarding.
///
/// ```
/// use api_error::ApiError;
///
/// #[derive(Debug, ApiError)]
/// enum SignUpError {
///     #[api_error(status = 409, message = "The name {name} is taken.", param = "name")]
///     NameTaken { name: String },
/// }
///
/// let error = SignUpError::NameTaken { name: "ada".into() };
/// assert_eq!(error.status().as_u16(), 409);
/// assert_eq!(error.code(), "name_taken");
/// assert_eq!(error.message(), "The name ada is taken.");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an API error",
    label = "`ApiError` is not implemented for `{Self}`",
    note = "add `#[derive(Debug, ApiError)]` to the type; if it is not yours, wrap it in a variant of an enum that derives `ApiError`"
)]
pub trait ApiError: Debug {
    /// The static facts of this value's variant.
    fn spec(&self) -> &'static ErrorSpec;

    /// The public text. Default: the message of the spec, with its placeholders filled in.
    fn message(&self) -> Cow<'_, str> {
        match self.__view() {
            View::Forward(inner) => inner.message(),
            View::Own(own) if own.is_dynamic(Part::Message) => Cow::Owned(own.text(self, Part::Message)),
            View::Own(_) | View::Manual => Cow::Borrowed(self.spec().message),
        }
    }

    /// The request parameter at fault. Default: the param of the spec, with its placeholders filled in.
    fn param(&self) -> Option<Cow<'_, str>> {
        match self.__view() {
            View::Forward(inner) => inner.param(),
            View::Own(own) if own.is_dynamic(Part::Param) => Some(Cow::Owned(own.text(self, Part::Param))),
            View::Own(_) | View::Manual => self.spec().param.map(Cow::Borrowed),
        }
    }

    /// How long a client should wait before it repeats the request. Default: the time of the spec.
    fn retry_after(&self) -> Option<Duration> {
        match self.__view() {
            View::Forward(inner) => inner.retry_after(),
            View::Own(_) | View::Manual => self.spec().retry_after,
        }
    }

    /// The fields that the body shows under `details`. Default: none.
    fn details(&self) -> Option<Details> {
        match self.__view() {
            View::Forward(inner) => inner.details(),
            View::Own(_) | View::Manual => None,
        }
    }

    /// The fields that failed validation: the `errors` of the body. Default: none.
    ///
    /// The derive forwards those of a transparent field. An error that collects fields overrides this method.
    ///
    /// ```
    /// use api_error::{ApiError, ErrorSpec, ErrorStatus, FieldError};
    ///
    /// static INVALID: ErrorSpec = ErrorSpec::new(ErrorStatus::UNPROCESSABLE_CONTENT, "form_invalid");
    ///
    /// #[derive(Debug)]
    /// struct FormError(Vec<FieldError<'static>>);
    ///
    /// impl ApiError for FormError {
    ///     fn spec(&self) -> &'static ErrorSpec {
    ///         &INVALID
    ///     }
    ///
    ///     fn errors(&self) -> Vec<FieldError<'_>> {
    ///         self.0.clone()
    ///     }
    /// }
    ///
    /// let error = FormError(vec![FieldError::new("too_short", "At least 8 characters.", Some("password"))]);
    /// assert!(error.to_json(None).ends_with(
    ///     r#""errors":[{"code":"too_short","message":"At least 8 characters.","param":"password"}]}"#
    /// ));
    /// ```
    fn errors(&self) -> Vec<FieldError<'_>> {
        match self.__view() {
            View::Forward(inner) => inner.errors(),
            View::Own(_) | View::Manual => Vec::new(),
        }
    }

    /// The error for the log, with its `Display` output and its sources. Neither is part of the body.
    ///
    /// The derive detects whether the type implements [`Error`]. For a generic type, it detects an implementation by thiserror,
    /// and one that needs only the bounds of the type's declaration: `enum E<T: Debug>` with
    /// `impl<T: Debug> Error for E<T>`.
    fn as_error(&self) -> Option<&(dyn Error + '_)> {
        match self.__view() {
            View::Forward(inner) => inner.as_error(),
            View::Own(_) | View::Manual => None,
        }
    }

    /// The HTTP status.
    fn status(&self) -> ErrorStatus {
        self.spec().status
    }

    /// The type: one of five classes, or one that the API declares.
    fn error_type(&self) -> ErrorType {
        self.spec().error_type
    }

    /// The stable identifier.
    fn code(&self) -> &'static str {
        self.spec().code
    }

    /// The address of the error's documentation.
    fn doc_url(&self) -> Option<&'static str> {
        self.spec().doc_url
    }

    /// Whether the same request may succeed later.
    fn is_retryable(&self) -> bool {
        self.spec().retryable
    }

    /// The body as a value, without a request id.
    ///
    /// It repeats at most 256 bytes of the value of a field, and at most 256 bytes of a text that the error makes itself; only
    /// a text that the spec has is never cut. It has at most 100 `errors`.
    fn envelope(&self) -> Envelope<'_> {
        let spec = self.spec();
        let (errors, more_errors) = envelope::limited(self.errors());
        Envelope {
            error_type: Cow::Borrowed(self.error_type().as_str()),
            code: Cow::Borrowed(self.code()),
            message: echo::cut(self.message(), spec.message),
            param: self.param().map(|param| echo::cut(param, spec.param.unwrap_or_default())),
            doc_url: self.doc_url().map(Cow::Borrowed),
            request_id: None,
            details: self.details(),
            errors,
            more_errors,
        }
    }

    /// The headers of the error: the declared ones, and `Retry-After` in whole seconds, rounded up. A 401 that declares no
    /// challenge has `WWW-Authenticate: Bearer` (RFC 9110 section 15.5.2 requires a challenge).
    ///
    /// A header whose value is not valid after its fields are filled in is left out.
    fn headers(&self) -> Headers<'_> {
        match self.__view() {
            View::Forward(inner) => inner.headers(),
            View::Own(own) => Headers::new(self, Some(&own)),
            View::Manual => Headers::new(self, None),
        }
    }

    /// The body as JSON. It is borrowed if it is the same for every value and there is no request id.
    fn to_json(&self, request_id: Option<&str>) -> Cow<'static, str> {
        match self.__view() {
            View::Forward(inner) => inner.to_json(request_id),
            View::Own(own) => body::of_derived(self, &own, request_id),
            View::Manual => Cow::Owned(envelope::body(&self.envelope(), request_id)),
        }
    }

    /// The spec of a value of a derived type, and its fields.
    #[doc(hidden)]
    fn __view(&self) -> View<'_> {
        View::Manual
    }

    /// Writes a part whose placeholders have format specs, or the message if it is the `Display` output.
    #[doc(hidden)]
    fn __format(&self, _part: Part, _out: &mut dyn Write) -> fmt::Result {
        Ok(())
    }
}
