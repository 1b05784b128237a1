//! The macro that declares a shape.

/// Declares the body of an API's errors, for an API whose clients know another body than ours.
///
/// ```
/// use api_error::{ApiError, shape};
///
/// shape! {
///     /// The body of every error of this API.
///     pub static BODY = {
///         "error": {
///             "object": "error",
///             "type": type,
///             "errcode": code,
///             "message": message,
///             "field"?: param,
///             "trace": request_id,
///             ..details,
///         }
///     };
/// }
///
/// #[derive(Debug, ApiError)]
/// enum CardError {
///     #[api_error(status = 402, message = "The card expired.")]
///     Expired { #[api_error(detail)] year: u16 },
/// }
///
/// assert_eq!(
///     BODY.to_json(&CardError::Expired { year: 2024 }, Some("req_1")),
///     r#"{"error":{"object":"error","type":"validation_error","errcode":"expired","message":"The card expired.","trace":"req_1","year":2024}}"#
/// );
/// ```
///
/// Give it to `ErrorLayer::shape`. Enums do not change.
///
/// A member is a name, a colon and a value. With `?` before the colon, the member is left out if it has no value; otherwise
/// it is `null`. The values are:
///
/// | value | JSON |
/// |---|---|
/// | `type`, `code`, `message` | a string |
/// | `param`, `doc_url`, `request_id` | a string, or nothing |
/// | `status` | the HTTP status as a number |
/// | `title` | the phrase of the status: `"Not Found"` |
/// | `retryable` | a boolean |
/// | `retry_after` | seconds as a number, or nothing |
/// | `details` | the object of the fields that are `detail`, or nothing |
/// | `more_errors` | how many more fields failed validation than `errors` lists, which are 100 at most; or nothing |
/// | `errors` | an array of `{"code", "message", "param"}`, one for each field that failed validation, or nothing |
/// | `errors [ { "name": param } ]` | the same with objects of your own; `code`, `message` and `param` are those of the field |
/// | `extra("trace_id")` | a value of your own, see [`ErrorExtra`](crate::ErrorExtra), or nothing |
/// | `"text"`, `7`, `true`, `null` | itself |
/// | `{ .. }`, `[ .. ]` | an object, an array |
///
/// `..details` puts the members of `details` at its place. A detail that has the name of another member of that object is left
/// out; the lint `detail-collision` of the command reports it.
///
/// The media type is `application/json`. Another one stands before the brace:
///
/// ```
/// api_error::shape! { static BODY = "application/vnd.example+json" { "code": code }; }
///
/// assert_eq!(BODY.media_type(), "application/vnd.example+json");
/// ```
///
/// Mistakes do not compile:
///
/// ```compile_fail
/// api_error::shape! { static BODY = { "code": cod }; }
/// ```
#[cfg(feature = "derive")]
#[macro_export]
macro_rules! shape {
    ($($tokens:tt)*) => {
        $crate::__private::shape_item! { $crate { $($tokens)* } }
    };
}
