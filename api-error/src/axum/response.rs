//! Turns an error into axum's response.

use axum::response::Response;

use crate::serve::convert::convert;
use crate::serve::{ErrorRecord, FrameworkError, Rejection};
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

/// The whole response of an error whose type implements [`ApiError`] by hand. Derived types implement `IntoResponse`.
///
/// ```
/// use api_error::{ApiError, ErrorSpec, ErrorStatus};
/// use axum::response::{IntoResponse, Response};
///
/// static GONE: ErrorSpec = ErrorSpec::new(ErrorStatus::GONE, "invoice_expired");
///
/// #[derive(Debug)]
/// struct InvoiceExpired;
///
/// impl ApiError for InvoiceExpired {
///     fn spec(&self) -> &'static ErrorSpec {
///         &GONE
///     }
/// }
///
/// impl IntoResponse for InvoiceExpired {
///     fn into_response(self) -> Response {
///         api_error::axum::response(self)
///     }
/// }
/// ```
pub fn response(error: impl ApiError + Send + Sync + 'static) -> Response {
    into_response(error, ErrorRecord::new)
}

/// What the derive calls.
pub fn into_response<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord) -> Response {
    convert(error, record).into()
}

crate::__axum! { [] [FrameworkError] [] }
crate::__axum! { [] [Rejection] [] }
crate::__axum! { [] [ValidationErrors] [] }
