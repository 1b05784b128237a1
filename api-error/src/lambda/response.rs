//! Turns an error into `lambda_http`'s response.

use alloc::boxed::Box;
use core::future::ready;
use core::pin::Pin;

use bytes::Bytes;
use lambda_http::Body;
use lambda_http::http::Response;

use crate::serve::convert::convert;
use crate::serve::{ErrorRecord, FrameworkError, Rejection};
use crate::{ApiError, ValidationErrors};

/// The impl of `IntoResponse` that the derive adds to a type.
#[doc(hidden)]
#[macro_export]
macro_rules! __lambda {
    ([$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::lambda::IntoResponse for $ty $($bounds)* {
            fn into_response(self) -> $crate::__private::lambda::ResponseFuture {
                $crate::lambda::into_response(self, $crate::__record!($($generics)*))
            }
        }
    };
}

/// The return type of `lambda_http`'s `IntoResponse`, which has no name there.
pub type ResponseFuture = Pin<Box<dyn Future<Output = Response<Body>> + Send>>;

/// The whole response of an error.
pub fn into_response<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord) -> ResponseFuture {
    let (parts, body) = Response::<Bytes>::from(convert(error, record)).into_parts();
    // The gateway expects text. The body of an error is JSON, which is UTF-8.
    let body = match alloc::string::String::from_utf8(body.into()) {
        Ok(text) => Body::Text(text),
        Err(error) => Body::Binary(error.into_bytes()),
    };
    Box::pin(ready(Response::from_parts(parts, body)))
}

crate::__lambda! { [] [FrameworkError] [] }
crate::__lambda! { [] [Rejection] [] }
crate::__lambda! { [] [ValidationErrors] [] }
