//! Turns the errors of a body that did not arrive whole into our rejections.

use alloc::string::ToString;

use actix_web::error::PayloadError;

use crate::serve::{FrameworkError, Rejection};

pub(super) fn of_payload(error: &PayloadError) -> Rejection {
    let kind = match error {
        PayloadError::Overflow => FrameworkError::BodyTooLarge,
        PayloadError::UnknownLength => FrameworkError::LengthRequired,
        _ => FrameworkError::BodyIncomplete,
    };
    Rejection::from(kind).with_source(error.to_string())
}
