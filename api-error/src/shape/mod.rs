//! The form of a body: which members it has, in which order, and what each holds.

mod declared;
mod extra;
mod pointer;
mod problem;
mod steps;
#[cfg(feature = "__openapi")]
mod tree;
mod write;

use alloc::borrow::Cow;

pub use self::extra::ErrorExtra;
pub use self::steps::{Step, Value};
#[cfg(feature = "__openapi")]
pub(crate) use self::tree::{Members, Node};
use crate::{ApiError, ErrorStatus};

/// The shape of all error bodies of a service. `ErrorLayer::shape` sets it, for all enums at
/// once.
///
/// It is one of three constants, or your own, which [`shape!`](crate::shape) declares.
///
/// ```
/// use api_error::{ApiError, Shape};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api_error(status = 404)]
///     UserNotFound,
/// }
///
/// assert_eq!(
///     Shape::NESTED.to_json(&UserError::UserNotFound, Some("req_1")),
///     r#"{"error":{"type":"validation_error","code":"user_not_found","message":"The resource was not found.","param":null,"doc_url":null,"request_id":"req_1"}}"#
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    media_type: &'static str,
    form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Form {
    Flat,
    Problem,
    /// The steps, and the length of the texts in them.
    Declared(&'static [Step], usize),
}

impl Shape {
    /// The body is the envelope.
    pub const FLAT: Self = Self { media_type: "application/json", form: Form::Flat };

    /// `{"error": {..}}`: the body is an object whose member `error` is the envelope.
    pub const NESTED: Self = Self {
        media_type: "application/json",
        form: Form::Declared(steps::NESTED, steps::length_of_texts(steps::NESTED)),
    };

    /// The body is a problem document, `application/problem+json` (RFC 9457 section 3).
    ///
    /// `type` is the `doc_url` or `about:blank`, `detail` the message, `instance` the request id as a URI; `code`,
    /// `error_type`, `param`, `request_id`, `details` and `errors` are extension members.
    pub const PROBLEM: Self = Self { media_type: "application/problem+json", form: Form::Problem };

    /// The shape that `shape!` declares.
    #[must_use]
    pub(crate) const fn declared(media_type: &'static str, steps: &'static [Step]) -> Self {
        Self { media_type, form: Form::Declared(steps, steps::length_of_texts(steps)) }
    }

    /// The media type of the body: the value of `Content-Type`.
    #[must_use]
    pub const fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// The body of an error in this shape, as JSON.
    #[must_use]
    pub fn to_json(&self, error: &dyn ApiError, request_id: Option<&str>) -> Cow<'static, str> {
        self.render(error, error.status(), request_id, &ErrorExtra::default())
    }

    /// [`to_json`](Self::to_json), with the values for the members that are `extra("..")`.
    ///
    /// ```
    /// use api_error::{ApiError, ErrorExtra, shape};
    ///
    /// shape! { static BODY = { "code": code, "trace": extra("trace_id") }; }
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(status = 404)]
    /// struct NoSuchUser;
    ///
    /// let extra = ErrorExtra::new().with("trace_id", "4bf92f3577b34da6");
    /// assert_eq!(
    ///     BODY.to_json_with(&NoSuchUser, None, &extra),
    ///     r#"{"code":"no_such_user","trace":"4bf92f3577b34da6"}"#
    /// );
    /// ```
    #[must_use]
    pub fn to_json_with(
        &self,
        error: &dyn ApiError,
        request_id: Option<&str>,
        extra: &ErrorExtra,
    ) -> Cow<'static, str> {
        self.render(error, error.status(), request_id, extra)
    }

    /// The steps that write a declared shape.
    #[cfg(feature = "client")]
    pub(crate) const fn steps(&self) -> Option<&'static [Step]> {
        match self.form {
            Form::Declared(steps, _) => Some(steps),
            Form::Flat | Form::Problem => None,
        }
    }

    /// Whether the body has members that are `extra("..")`.
    #[cfg(feature = "__serve")]
    pub(crate) fn has_extra(&self) -> bool {
        matches!(self.form, Form::Declared(steps, _) if steps::have_extra(steps))
    }

    pub(crate) fn render(
        &self,
        error: &dyn ApiError,
        status: ErrorStatus,
        request_id: Option<&str>,
        extra: &ErrorExtra,
    ) -> Cow<'static, str> {
        match self.form {
            Form::Flat => error.to_json(request_id),
            Form::Problem => Cow::Owned(problem::to_json(error, status, request_id)),
            Form::Declared(steps, room) => Cow::Owned(write::body(steps, room, error, status, request_id, extra)),
        }
    }
}

/// The envelope.
impl Default for Shape {
    fn default() -> Self {
        Self::FLAT
    }
}
