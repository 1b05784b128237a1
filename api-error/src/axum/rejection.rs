//! The rejections of axum as ours, for extractors that a service derives `via` those of axum.

use alloc::string::ToString;
use core::error::Error;
use core::iter;

use axum::extract::rejection::{
    BytesRejection, ExtensionRejection, FormRejection, JsonRejection, PathRejection, QueryRejection,
};
use http::StatusCode;

use super::path;
use crate::serve::json::{self, MEDIA_TYPE};
use crate::serve::recognise::recognise;
use crate::serve::{FrameworkError, Rejection, form};

/// The rejection that [`Json`](super::Json) makes. For `#[from_request(via(axum::Json), rejection(..))]`.
impl From<JsonRejection> for Rejection {
    fn from(rejection: JsonRejection) -> Self {
        match rejection {
            JsonRejection::MissingJsonContentType(rejection) => {
                Self::from(FrameworkError::UnsupportedMediaType).with_accept(MEDIA_TYPE).with_source(rejection)
            }
            JsonRejection::BytesRejection(rejection) => rejection.into(),
            rejection => {
                let error = chain(&rejection).find_map(|error| error.downcast_ref());
                error.map_or_else(
                    || Self::from(FrameworkError::BadRequest).with_source(rejection.to_string()),
                    json::reject_located,
                )
            }
        }
    }
}

/// A body that is over the limit or ends early.
impl From<BytesRejection> for Rejection {
    fn from(rejection: BytesRejection) -> Self {
        let too_large = rejection.status() == StatusCode::PAYLOAD_TOO_LARGE;
        let kind = if too_large { FrameworkError::BodyTooLarge } else { FrameworkError::BodyIncomplete };
        Self::from(kind).with_source(rejection)
    }
}

/// The rejection that [`Form`](super::Form) makes.
impl From<FormRejection> for Rejection {
    fn from(rejection: FormRejection) -> Self {
        match rejection {
            FormRejection::InvalidFormContentType(rejection) => {
                Self::from(FrameworkError::UnsupportedMediaType).with_accept(form::MEDIA_TYPE).with_source(rejection)
            }
            FormRejection::BytesRejection(rejection) => rejection.into(),
            rejection => of_text(rejection.status(), &rejection.body_text()),
        }
    }
}

/// The rejection that [`Query`](super::Query) makes.
impl From<QueryRejection> for Rejection {
    fn from(rejection: QueryRejection) -> Self {
        of_text(rejection.status(), &rejection.body_text())
    }
}

/// An extension that is missing, which is a mistake of the service.
impl From<ExtensionRejection> for Rejection {
    fn from(rejection: ExtensionRejection) -> Self {
        Self::from(FrameworkError::Internal).with_source(rejection)
    }
}

fn of_text(status: StatusCode, text: &str) -> Rejection {
    let known = recognise(status, text);
    known.unwrap_or_else(|| FrameworkError::from_status(status.as_u16(), true).into()).with_source(text)
}

/// The rejection that [`Path`](super::Path) makes, without the name of a parameter that is the only one of its route.
impl From<PathRejection> for Rejection {
    fn from(rejection: PathRejection) -> Self {
        path::reject(rejection, None)
    }
}

fn chain<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    iter::successors(Some(error), |error| (*error).source())
}
