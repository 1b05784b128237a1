//! Turns the errors of poem's router, extractors and middleware into our rejections.

use alloc::string::ToString;

use poem::Error;
use poem::error::{
    MethodNotAllowedError, NotFoundError, ParseFormError, ParseJsonError, ParsePathError, ParseQueryError,
    ParseTypedHeaderError, ReadBodyError, SizedLimitError,
};
use serde_json::error::Category;

use crate::serve::{FrameworkError, Rejection, json};

/// The rejection for an error that poem made, if it is one that has a code.
pub(super) fn of(error: &Error) -> Option<Rejection> {
    let kind = if error.is::<NotFoundError>() {
        FrameworkError::RouteNotFound
    } else if error.is::<MethodNotAllowedError>() {
        FrameworkError::MethodNotAllowed
    } else if error.is::<ParsePathError>() {
        FrameworkError::PathInvalid
    } else if error.is::<ParseQueryError>() {
        FrameworkError::QueryInvalid
    } else if let Some(error) = error.downcast_ref::<ParseJsonError>() {
        return Some(of_json(error));
    } else if let Some(error) = error.downcast_ref::<ParseFormError>() {
        return Some(of_form(error));
    } else if let Some(error) = error.downcast_ref::<ParseTypedHeaderError>() {
        return Some(of_header(error));
    } else if let Some(error) = error.downcast_ref::<ReadBodyError>() {
        return Some(of_body(error));
    } else if let Some(rejection) = of_multipart(error) {
        return Some(rejection);
    } else {
        match error.downcast_ref::<SizedLimitError>()? {
            SizedLimitError::MissingContentLength => FrameworkError::LengthRequired,
            SizedLimitError::PayloadTooLarge => FrameworkError::BodyTooLarge,
        }
    };
    Some(Rejection::from(kind).with_source(error.to_string()))
}

fn of_json(error: &ParseJsonError) -> Rejection {
    match error {
        ParseJsonError::Parse(error) if error.classify() == Category::Data => {
            Rejection::from(FrameworkError::JsonInvalid).with_source(error.to_string())
        }
        ParseJsonError::Parse(error) => json::syntax(error),
        ParseJsonError::InvalidContentType(_) | ParseJsonError::ContentTypeRequired => {
            Rejection::from(FrameworkError::UnsupportedMediaType).with_accept(json::MEDIA_TYPE)
        }
    }
}

fn of_form(error: &ParseFormError) -> Rejection {
    match error {
        ParseFormError::UrlDecode(error) => Rejection::from(FrameworkError::FormInvalid).with_source(error.to_string()),
        ParseFormError::InvalidContentType(_) | ParseFormError::ContentTypeRequired => {
            Rejection::from(FrameworkError::UnsupportedMediaType).with_accept("application/x-www-form-urlencoded")
        }
    }
}

fn of_header(error: &ParseTypedHeaderError) -> Rejection {
    let rejection = Rejection::from(FrameworkError::HeaderInvalid).with_source(error.to_string());
    match error {
        ParseTypedHeaderError::HeaderRequired(name) => rejection.with_param(name),
        ParseTypedHeaderError::TypedHeader(_) => rejection,
    }
}

pub(super) fn of_body(error: &ReadBodyError) -> Rejection {
    let kind = match error {
        ReadBodyError::PayloadTooLarge => FrameworkError::BodyTooLarge,
        ReadBodyError::Utf8(_) => FrameworkError::BadRequest,
        ReadBodyError::Io(_) => FrameworkError::BodyIncomplete,
        ReadBodyError::BodyHasBeenTaken => FrameworkError::Internal,
    };
    Rejection::from(kind).with_source(error.to_string())
}

#[cfg(feature = "multipart")]
fn of_multipart(error: &Error) -> Option<Rejection> {
    error.downcast_ref().map(|error| super::multipart::reject(error, None))
}

/// Without the feature, poem has no multipart forms.
#[cfg(not(feature = "multipart"))]
fn of_multipart(_: &Error) -> Option<Rejection> {
    None
}
