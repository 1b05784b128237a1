//! Turns an error into actix-web's error and response.

use actix_web::body::BoxBody;
use actix_web::dev::Extensions;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::{Error, HttpResponse, ResponseError};

use crate::serve::convert::{Converted, convert_record};
use crate::serve::head::Finished;
use crate::serve::{ErrorRecord, FrameworkError, Rejection, Untouched};
use crate::{ApiError, ErrorExtra, ValidationErrors};

/// The impls that the derive adds to a type.
#[doc(hidden)]
#[macro_export]
macro_rules! __actix_web {
    ([$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::actix_web::From<$ty> for $crate::__private::actix_web::Error $($bounds)* {
            fn from(__error: $ty) -> Self {
                $crate::actix_web::error(__error, $crate::__record!($($generics)*))
            }
        }

        #[automatically_derived]
        impl $($generics)* $crate::__private::actix_web::Responder for $ty $($bounds)* {
            type Body = $crate::__private::actix_web::BoxBody;

            fn respond_to(
                self,
                _: &$crate::__private::actix_web::HttpRequest,
            ) -> $crate::__private::actix_web::HttpResponse {
                $crate::actix_web::respond(self, $crate::__record!($($generics)*))
            }
        }
    };
}

/// The error as an error of actix-web.
pub fn error<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord) -> Error {
    record(error).into()
}

/// The whole response of an error.
pub fn respond<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord) -> HttpResponse {
    HttpResponse::from_error(record(error))
}

impl ResponseError for ErrorRecord {
    fn status_code(&self) -> StatusCode {
        status(self.error().status().into())
    }

    fn error_response(&self) -> HttpResponse {
        let Converted { status: code, headers, body, record } = convert_record(self);
        let mut response = HttpResponse::with_body(status(code), BoxBody::new(body));
        set(&headers, response.headers_mut());
        if let Some(record) = record {
            response.extensions_mut().insert(record);
        }
        response
    }
}

/// A status in actix-web's type.
pub(super) fn status(status: http::StatusCode) -> StatusCode {
    // Both types hold 100 to 999, so the fallback is never used.
    StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// A status in the type of the `http` crate.
pub(super) fn from_status(status: StatusCode) -> http::StatusCode {
    http::StatusCode::from_u16(status.as_u16()).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR)
}

/// Copies the extensions that the layer reads.
pub(super) fn extensions(from: &Extensions) -> http::Extensions {
    let mut to = http::Extensions::new();
    from.get::<ErrorRecord>().and_then(|record| to.insert(record.clone()));
    from.get::<ErrorExtra>().and_then(|extra| to.insert(extra.clone()));
    from.get::<Untouched>().and_then(|untouched| to.insert(*untouched));
    from.get::<Finished>().and_then(|finished| to.insert(finished.clone()));
    to
}

/// Sets headers, in place of those with the same names.
pub(super) fn set(from: &http::HeaderMap, to: &mut HeaderMap) {
    for name in from.keys() {
        to.remove(name.as_str());
    }
    for (name, value) in from {
        let name = HeaderName::from_bytes(name.as_str().as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_bytes(value.as_bytes())) {
            to.append(name, value);
        }
    }
}

/// Removes all headers and returns them.
pub(super) fn take(from: &mut HeaderMap) -> http::HeaderMap {
    let mut to = http::HeaderMap::with_capacity(from.len());
    for (name, value) in from.iter() {
        let name = http::HeaderName::try_from(name.as_str());
        if let (Ok(name), Ok(value)) = (name, http::HeaderValue::from_bytes(value.as_bytes())) {
            to.append(name, value);
        }
    }
    from.clear();
    to
}

crate::__actix_web! { [] [FrameworkError] [] }
crate::__actix_web! { [] [Rejection] [] }
crate::__actix_web! { [] [ValidationErrors] [] }
