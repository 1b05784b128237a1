//! Error in, axum's response out.

use axum::response::Response;

use crate::serve::{ErrorRecord, FrameworkError, Rejection, convert};
use crate::{ApiError, ValidationErrors};

/// The impl of `IntoResponse` that the derive adds to a type.
#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    ([$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::axum::IntoResponse for $ty $($bounds)* {
            fn into_response(self) -> $crate::__private::axum::Response {
                $crate::axum::into_response(self, $crate::__record!($($generics)*))
            }
        }
    };
}

/// The whole response of an error.
pub fn into_response<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord) -> Response {
    convert(error, record).into_response()
}

crate::__axum! { [] [FrameworkError] [] }
crate::__axum! { [] [Rejection] [] }
crate::__axum! { [] [ValidationErrors] [] }
