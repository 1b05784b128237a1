//! Turns a rejection of warp into the response of its error.

use core::error::Error;

use warp::filters::body::BodyDeserializeError;
use warp::filters::cors::CorsForbidden;
use warp::filters::ext::MissingExtension;
use warp::reject::{
    InvalidHeader, InvalidQuery, LengthRequired, MethodNotAllowed, MissingCookie, MissingHeader, PayloadTooLarge,
    UnsupportedMediaType,
};
use warp::reply::Response;

use super::reply::{Rejected, respond};
use crate::serve::convert::{convert, convert_record};
use crate::serve::{ErrorRecord, FrameworkError, Rejection, json};

/// Answers rejections: one with an error of ours by that error, and one of warp by a framework error.
///
/// | rejection | status | code |
/// |---|---|---|
/// | an error that derives `ApiError` | its own | its own |
/// | no filter matched | 404 | `route_not_found` |
/// | `MethodNotAllowed` | 405 | `method_not_allowed` |
/// | `BodyDeserializeError` of bytes that are not JSON | 400 | `json_syntax` |
/// | `BodyDeserializeError` of JSON that does not match the type | 422; warp answers 400 | `json_invalid` |
/// | `UnsupportedMediaType` | 415 | `unsupported_media_type` |
/// | `PayloadTooLarge`, `LengthRequired` | 413, 411 | `body_too_large`, `length_required` |
/// | `InvalidQuery` | 400 | `query_invalid` |
/// | a header or cookie that is missing or malformed | 400, with its name in `param` | `bad_request` |
/// | `CorsForbidden`, `MissingExtension` | 403, 500 | `forbidden`, `internal_error` |
///
/// All other rejections go on to the next `recover`, or to warp, whose text [`ErrorLayer`](crate::ErrorLayer) replaces.
/// Recover the rejections of your own types before this one.
///
/// ```
/// use warp::Filter;
///
/// let routes = warp::path!("users" / u32).map(|id| format!("{id}")).recover(api_error::warp::recover);
/// # let _ = routes;
/// ```
pub async fn recover(rejection: warp::Rejection) -> Result<Response, warp::Rejection> {
    if let Some(Rejected(record)) = rejection.find() {
        return Ok(respond(convert_record(record)));
    }
    match known(&rejection) {
        Some(error) => Ok(respond(convert(error, ErrorRecord::new))),
        None => Err(rejection),
    }
}

/// The error for a rejection of warp. Checks the kinds of rejections in the order in which warp prefers them.
fn known(rejection: &warp::Rejection) -> Option<Rejection> {
    let plain = |kind: FrameworkError| Some(Rejection::from(kind));
    let named = |kind: FrameworkError, name: &str| Some(Rejection::from(kind).with_param(name));
    if rejection.is_not_found() {
        plain(FrameworkError::RouteNotFound)
    } else if rejection.find::<MissingExtension>().is_some() {
        Some(Rejection::from(FrameworkError::Internal).with_source("a filter reads an extension that is missing"))
    } else if rejection.find::<UnsupportedMediaType>().is_some() {
        plain(FrameworkError::UnsupportedMediaType)
    } else if rejection.find::<PayloadTooLarge>().is_some() {
        plain(FrameworkError::BodyTooLarge)
    } else if rejection.find::<LengthRequired>().is_some() {
        plain(FrameworkError::LengthRequired)
    } else if rejection.find::<CorsForbidden>().is_some() {
        plain(FrameworkError::Forbidden)
    } else if let Some(error) = rejection.find::<BodyDeserializeError>() {
        Some(of_body(error))
    } else if rejection.find::<InvalidQuery>().is_some() {
        plain(FrameworkError::QueryInvalid)
    } else if let Some(header) = rejection.find::<MissingHeader>() {
        named(FrameworkError::HeaderInvalid, header.name())
    } else if let Some(header) = rejection.find::<InvalidHeader>() {
        named(FrameworkError::HeaderInvalid, header.name())
    } else if let Some(cookie) = rejection.find::<MissingCookie>() {
        named(FrameworkError::BadRequest, cookie.name())
    } else if rejection.find::<MethodNotAllowed>().is_some() {
        plain(FrameworkError::MethodNotAllowed)
    } else {
        None
    }
}

/// The text of the deserializer may repeat what the client sent, so it goes only to the log.
fn of_body(error: &BodyDeserializeError) -> Rejection {
    let cause = error.source();
    match cause.and_then(|cause| cause.downcast_ref()) {
        Some(cause) => json::reject(None, cause),
        None => Rejection::from(FrameworkError::FormInvalid).with_source(alloc::string::ToString::to_string(error)),
    }
}
