//! Turns an error into poem's error and response.

use poem::error::ResponseError;
use poem::http::StatusCode;
use poem::{Body, Error, Response};

use crate::serve::convert::{Converted, convert_record};
use crate::serve::{ErrorRecord, FrameworkError, Rejection};
use crate::{ApiError, ValidationErrors};

/// The impls that the derive adds to a type.
#[doc(hidden)]
#[macro_export]
macro_rules! __poem {
    ([$($generics:tt)*] [$ty:ty] []) => {
        $crate::__poem! { [$($generics)*] [$ty] [where] }
    };
    ([$($generics:tt)*] [$ty:ty] [where $($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::poem::From<$ty> for $crate::__private::poem::Error
        where
            $($bounds)*
        {
            fn from(__error: $ty) -> Self {
                $crate::poem::error(__error, $crate::__record!($($generics)*))
            }
        }

        // The bound has a lifetime, so that an error that is not `Send` has no such impl instead of a compile error.
        #[automatically_derived]
        impl $($generics)* $crate::__private::poem::IntoResponse for $ty
        where
            for<'__a> $ty: $crate::__private::poem::Send,
            $($bounds)*
        {
            fn into_response(self) -> $crate::__private::poem::Response {
                $crate::poem::respond(self, $crate::__record!($($generics)*))
            }
        }
    };
}

/// The error as an error of poem.
pub fn error<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord) -> Error {
    of_record(record(error))
}

pub(super) fn of_record(record: ErrorRecord) -> Error {
    let mut error = Error::from(record.clone());
    // poem moves this data into the response.
    error.set_data(record);
    error
}

/// The whole response of an error.
pub fn respond<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord) -> Response {
    record(error).as_response()
}

impl ResponseError for ErrorRecord {
    fn status(&self) -> StatusCode {
        self.error().status().into()
    }

    fn as_response(&self) -> Response {
        let Converted { status, headers, body, record } = convert_record(self);
        let mut response = Response::from(Body::from(body));
        response.set_status(status);
        *response.headers_mut() = headers;
        if let Some(record) = record {
            response.set_data(record);
        }
        response
    }
}

crate::__poem! { [] [FrameworkError] [] }
crate::__poem! { [] [Rejection] [] }
crate::__poem! { [] [ValidationErrors] [] }
