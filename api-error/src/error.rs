//! The trait that every error implements.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{self, Debug, Write};
use core::time::Duration;

use crate::envelope::{self, Details, Envelope, FieldError};
use crate::headers::Headers;
use crate::spec::{self, ErrorSpec};
use crate::view::{self, OuterView, Part, View};
use crate::{ErrorStatus, ErrorType, body, wrapper};

/// An error with a contract: what an HTTP API answers when it occurs.
///
/// `#[derive(ApiError)]` implements it. An implementation by hand needs one method: [`spec`](ApiError::spec) for an error of
/// its own, or [`inner`](ApiError::inner) for a type that wraps another error. The trait is dyn-compatible, and `&E`, `&mut E`,
/// `Box<E>`, `Rc<E>` and `Arc<E>` implement it by forwarding.
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
/// assert_eq!(error.status(), 409);
/// assert_eq!(error.code(), "name_taken");
/// assert_eq!(error.message(), "The name ada is taken.");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an API error",
    label = "`ApiError` is not implemented for `{Self}`",
    note = "add `#[derive(Debug, ApiError)]` to the type; if it is not yours, wrap it in a variant of an enum that derives `ApiError`"
)]
pub trait ApiError: Debug {
    /// The static facts of this value's variant. Default: those of the [inner](ApiError::inner) error; a type that has neither
    /// a spec nor an inner error is a 500 with the code `internal_error`.
    fn spec(&self) -> &'static ErrorSpec {
        match view::of(self) {
            View::Forward(inner) | View::Outer(OuterView { inner, .. }) => inner.spec(),
            View::Own(own) => own.spec,
            View::Manual => &spec::STUB,
        }
    }

    /// The error that this one wraps, and that answers in its place: every method without an implementation of its own asks it.
    /// Default: the field of a transparent variant, and none otherwise.
    ///
    /// It is the one method that a wrapper by hand needs. If the wrapper implements another method too, that method replaces
    /// the inner error's answer, in the body and in the headers as well:
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use api_error::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(status = 503, message = "Shard {0} is down.", expose)]
    /// struct Down(u8);
    ///
    /// /// Adds what the derived error does not know.
    /// #[derive(Debug)]
    /// struct WithRetry<E>(E, Duration);
    ///
    /// impl<E: ApiError> ApiError for WithRetry<E> {
    ///     fn inner(&self) -> Option<&(dyn ApiError + '_)> {
    ///         Some(&self.0)
    ///     }
    ///
    ///     fn retry_after(&self) -> Option<Duration> {
    ///         Some(self.1)
    ///     }
    /// }
    ///
    /// let error = WithRetry(Down(7), Duration::from_secs(30));
    /// assert_eq!((error.code(), error.message().as_ref()), ("down", "Shard 7 is down."));
    /// assert_eq!(error.headers().collect::<Vec<_>>(), [("Retry-After", "30".into())]);
    /// ```
    fn inner(&self) -> Option<&(dyn ApiError + '_)> {
        self.__view().inner()
    }

    /// The public text. Default: the message of the spec, with its placeholders filled in.
    ///
    /// A type by hand that returns the spec of a derived error has no fields to fill in: its message is the sentence of the
    /// status. Such a type implements [`inner`](ApiError::inner) instead.
    fn message(&self) -> Cow<'_, str> {
        match view::of(self) {
            View::Forward(inner) => inner.message(),
            View::Outer(outer) => outer.message(self),
            View::Own(own) => {
                own.fixed_message(self).map_or_else(|| Cow::Owned(own.text(self, Part::Message)), Cow::Borrowed)
            }
            View::Manual => Cow::Borrowed(self.spec().fixed_message()),
        }
    }

    /// The request parameter at fault. Default: the param of the spec, with its placeholders filled in.
    ///
    /// A test compares it through `as_deref`, because an `Option` can only be compared with an `Option` of the same type:
    /// `assert_eq!(error.param().as_deref(), Some("id"))`.
    fn param(&self) -> Option<Cow<'_, str>> {
        match view::of(self) {
            View::Forward(inner) | View::Outer(OuterView { inner, .. }) => inner.param(),
            View::Own(own) if own.is_dynamic(Part::Param) => Some(Cow::Owned(own.text(self, Part::Param))),
            View::Own(own) => own.spec.param.map(Cow::Borrowed),
            View::Manual => self.spec().fixed_param().map(Cow::Borrowed),
        }
    }

    /// How long a client should wait before it repeats the request. Default: the time of the spec.
    fn retry_after(&self) -> Option<Duration> {
        view::ask(self, |inner| inner.retry_after(), |spec| spec.retry_after)
    }

    /// The fields that the body shows under `details`. Default: none.
    fn details(&self) -> Option<Details> {
        view::of(self).inner().and_then(ApiError::details)
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
        view::of(self).inner().map_or_else(Vec::new, ApiError::errors)
    }

    /// The error for the log, with its `Display` output and its sources. Neither is part of the body.
    ///
    /// The derive detects whether the type implements [`Error`]. For a generic type, it detects an implementation by thiserror,
    /// and one that needs only the bounds of the type's declaration: `enum E<T: Debug>` with
    /// `impl<T: Debug> Error for E<T>`.
    fn as_error(&self) -> Option<&(dyn Error + '_)> {
        view::of(self).inner().and_then(ApiError::as_error)
    }

    /// The HTTP status. Default: that of the spec. With `status_from`, it is that of the field.
    fn status(&self) -> ErrorStatus {
        view::ask(self, |inner| inner.status(), |spec| spec.status)
    }

    /// The type: one of five classes, or one that the API declares. Default: that of the spec.
    fn error_type(&self) -> ErrorType {
        view::ask(self, |inner| inner.error_type(), |spec| spec.type_with(|| self.status()))
    }

    /// The stable identifier. Default: that of the spec.
    fn code(&self) -> &'static str {
        view::ask(self, |inner| inner.code(), |spec| spec.code)
    }

    /// The address of the error's documentation. Default: that of the spec.
    fn doc_url(&self) -> Option<&'static str> {
        view::ask(self, |inner| inner.doc_url(), |spec| spec.doc_url)
    }

    /// Whether the same request may succeed later. Default: as the spec says.
    fn is_retryable(&self) -> bool {
        view::ask(self, |inner| inner.is_retryable(), |spec| spec.retryable_with(|| self.status()))
    }

    /// The body as a value, without a request id.
    ///
    /// It repeats at most 256 bytes of the value of a field, and at most 256 bytes of a text that the error makes itself; only
    /// a text that the spec has is never cut. It has at most 100 `errors`.
    fn envelope(&self) -> Envelope<'_> {
        match self.__view() {
            View::Forward(inner) => inner.envelope(),
            View::Outer(outer) => Envelope { message: outer.message(self), ..outer.inner.envelope() },
            View::Own(_) => envelope::of(self),
            View::Manual => self.inner().map_or_else(|| envelope::of(self), |inner| wrapper::envelope(self, inner)),
        }
    }

    /// The headers of the error: the declared ones, and `Retry-After` in whole seconds, rounded up. A 401 that declares no
    /// challenge has `WWW-Authenticate: Bearer` (RFC 9110 section 15.5.2 requires a challenge).
    ///
    /// A header whose value is not valid after its fields are filled in is left out.
    fn headers(&self) -> Headers<'_> {
        match self.__view() {
            View::Forward(inner) | View::Outer(OuterView { inner, .. }) => inner.headers(),
            View::Own(own) => Headers::new(self, Some(&own)),
            View::Manual => {
                self.inner().map_or_else(|| Headers::new(self, None), |inner| wrapper::headers(self, inner))
            }
        }
    }

    /// The body as JSON. It is borrowed if it is the same for every value and there is no request id.
    fn to_json(&self, request_id: Option<&str>) -> Cow<'static, str> {
        match self.__view() {
            View::Forward(inner) => inner.to_json(request_id),
            View::Outer(_) => Cow::Owned(envelope::body(&self.envelope(), request_id)),
            View::Own(own) => body::of_derived(self, &own, request_id),
            View::Manual => match self.inner() {
                Some(inner) => wrapper::to_json(self, inner, request_id),
                None => Cow::Owned(envelope::body(&self.envelope(), request_id)),
            },
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
