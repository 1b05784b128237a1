//! Turns an error into Rocket's response.

use alloc::borrow::ToOwned;
use std::io::Cursor;

use rocket::http::Status;
use rocket::request::Request;
use rocket::response::{Responder, Response, Result};

use super::state::RequestState;
use crate::serve::convert::{Converted, convert_record};
use crate::serve::log::nearest_layer::InsideLayer;
use crate::serve::{ErrorRecord, FrameworkError, Rejection};
use crate::{ApiError, ValidationErrors};

/// The impl of `Responder` that the derive adds to a type.
#[doc(hidden)]
#[macro_export]
macro_rules! __rocket {
    ([] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl<'__r> $crate::__private::rocket::Responder<'__r, 'static> for $ty $($bounds)* {
            fn respond_to(
                self,
                __request: &'__r $crate::__private::rocket::Request<'_>,
            ) -> $crate::__private::rocket::Result<'static> {
                $crate::rocket::respond(self, $crate::__record!(), __request)
            }
        }
    };
    ([< $($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl<'__r, $($generics)* $crate::__private::rocket::Responder<'__r, 'static> for $ty $($bounds)* {
            fn respond_to(
                self,
                __request: &'__r $crate::__private::rocket::Request<'_>,
            ) -> $crate::__private::rocket::Result<'static> {
                $crate::rocket::respond(self, $crate::__record!(< $($generics)*), __request)
            }
        }
    };
}

/// The whole response of an error.
pub fn respond<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord, request: &Request<'_>) -> Result<'static> {
    record(error).respond_to(request)
}

/// Answers with the error in the record.
impl<'r> Responder<'r, 'static> for ErrorRecord {
    fn respond_to(self, request: &'r Request<'_>) -> Result<'static> {
        let state = RequestState::of(request);
        let _inside = state.exchange().map(|_| InsideLayer::enter());
        let Converted { status, headers, body, record } = convert_record(&self);
        let mut response = Response::new();
        response.set_status(Status::new(status.as_u16()));
        set(&headers, &mut response);
        response.set_sized_body(body.len(), Cursor::new(body));
        if let Some(record) = record {
            state.mark(record, &mut response);
        }
        Ok(response)
    }
}

/// Sets headers, in place of those with the same names.
pub(super) fn set(from: &http::HeaderMap, to: &mut Response<'_>) {
    for name in from.keys() {
        to.remove_header(name.as_str());
    }
    for (name, value) in from {
        if let Ok(value) = value.to_str() {
            to.adjoin_raw_header(name.as_str().to_owned(), value.to_owned());
        }
    }
}

/// Removes all headers and returns them.
pub(super) fn take(from: &mut Response<'_>) -> http::HeaderMap {
    let mut to = http::HeaderMap::with_capacity(from.headers().len());
    for header in from.headers().iter() {
        let name = http::HeaderName::try_from(header.name().as_str());
        if let (Ok(name), Ok(value)) = (name, http::HeaderValue::from_str(header.value())) {
            to.append(name, value);
        }
    }
    for name in to.keys() {
        from.remove_header(name.as_str());
    }
    to
}

crate::__rocket! { [] [FrameworkError] [] }
crate::__rocket! { [] [Rejection] [] }
crate::__rocket! { [] [ValidationErrors] [] }
