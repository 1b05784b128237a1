//! Turns the errors of actix-web's extractors into our rejections.

use alloc::format;
use alloc::string::ToString;
use core::fmt::Display;

use actix_web::error::{
    InternalError, JsonPayloadError, ParseError, PathError, PayloadError, QueryPayloadError, UrlencodedError,
};
use actix_web::{Error, HttpRequest};
use serde_json::error::Category;

use crate::hostile::printable;
use crate::serve::{FrameworkError, Rejection, json};

/// The rejection for an error that actix-web made, if it is one that has a code.
pub(super) fn of(error: &Error, request: Option<&HttpRequest>) -> Option<Rejection> {
    if let Some(error) = error.as_error::<JsonPayloadError>() {
        Some(of_json(error))
    } else if let Some(error) = error.as_error::<QueryPayloadError>() {
        Some(of_query(error))
    } else if let Some(error) = error.as_error::<PathError>() {
        Some(of_path(error, request))
    } else if let Some(error) = error.as_error::<InternalError<serde_core::de::value::Error>>() {
        // The error of the extractor without a `PathConfig`, which actix-web answers with 404.
        Some(of_path(error, request))
    } else if let Some(error) = error.as_error::<UrlencodedError>() {
        Some(of_form(error))
    } else if let Some(error @ ParseError::Header) = error.as_error() {
        // The error of the extractor `Header`, which does not say which header it is about.
        Some(Rejection::from(FrameworkError::HeaderInvalid).with_source(error.to_string()))
    } else if let Some(error) = error.as_error::<PayloadError>() {
        Some(of_payload(error))
    } else {
        of_multipart(error)
    }
}

#[cfg(feature = "actix-multipart")]
fn of_multipart(error: &Error) -> Option<Rejection> {
    error.as_error().map(super::multipart::of)
}

/// The crate for multipart forms is not used.
#[cfg(not(feature = "actix-multipart"))]
fn of_multipart(_: &Error) -> Option<Rejection> {
    None
}

pub(super) fn of_json(error: &JsonPayloadError) -> Rejection {
    match error {
        JsonPayloadError::OverflowKnownLength { .. } | JsonPayloadError::Overflow { .. } => {
            Rejection::from(FrameworkError::BodyTooLarge).with_source(error.to_string())
        }
        JsonPayloadError::ContentType => {
            Rejection::from(FrameworkError::UnsupportedMediaType).with_accept(json::MEDIA_TYPE)
        }
        JsonPayloadError::Deserialize(error) if error.classify() == Category::Data => {
            Rejection::from(FrameworkError::JsonInvalid).with_source(error.to_string())
        }
        JsonPayloadError::Deserialize(error) => json::syntax(error),
        JsonPayloadError::Payload(error) => of_payload(error),
        _ => Rejection::from(FrameworkError::Internal).with_source(error.to_string()),
    }
}

pub(super) fn of_query(error: &QueryPayloadError) -> Rejection {
    Rejection::from(FrameworkError::QueryInvalid).with_source(error.to_string())
}

/// Names the parameter if the route has only one: actix-web does not say which one failed.
pub(super) fn of_path(error: &dyn Display, request: Option<&HttpRequest>) -> Rejection {
    let rejection = Rejection::from(FrameworkError::PathInvalid).with_source(error.to_string());
    let mut params = request.into_iter().flat_map(|request| request.match_info().iter());
    match (params.next(), params.next()) {
        (Some((name, _)), None) => {
            let name = printable(name, 64);
            rejection.with_message(format!("The path parameter `{name}` is not valid.")).with_param(&name)
        }
        _ => rejection,
    }
}

pub(super) fn of_form(error: &UrlencodedError) -> Rejection {
    let kind = match error {
        UrlencodedError::Overflow { .. } => FrameworkError::BodyTooLarge,
        UrlencodedError::UnknownLength => FrameworkError::LengthRequired,
        UrlencodedError::ContentType => FrameworkError::UnsupportedMediaType,
        UrlencodedError::Payload(error) => return of_payload(error),
        UrlencodedError::Serialize(_) => FrameworkError::Internal,
        _ => FrameworkError::FormInvalid,
    };
    let rejection = Rejection::from(kind).with_source(error.to_string());
    match kind {
        FrameworkError::UnsupportedMediaType => rejection.with_accept("application/x-www-form-urlencoded"),
        _ => rejection,
    }
}

pub(super) fn of_payload(error: &PayloadError) -> Rejection {
    let kind = match error {
        PayloadError::Overflow => FrameworkError::BodyTooLarge,
        PayloadError::UnknownLength => FrameworkError::LengthRequired,
        _ => FrameworkError::BodyIncomplete,
    };
    Rejection::from(kind).with_source(error.to_string())
}
