//! Turns an error into warp's response or rejection.

use core::fmt;

use bytes::Bytes;
use warp::reject::Reject;
use warp::reply::{Reply, Response};

use crate::serve::convert::{Converted, convert};
use crate::serve::{ErrorRecord, FrameworkError, Rejection};
use crate::{ApiError, ValidationErrors};

/// The impls that the derive adds to a type: `Reply`, and the conversion into `Rejection`.
///
/// The bounds have a lifetime, so that a type that is not `Send` has no impl instead of a compile error.
#[doc(hidden)]
#[macro_export]
macro_rules! __warp {
    ([$($generics:tt)*] [$ty:ty] []) => {
        $crate::__warp! { [$($generics)*] [$ty] [where] }
    };
    ([$($generics:tt)*] [$ty:ty] [where $($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::warp::Reply for $ty
        where
            for<'__a> $ty: $crate::__private::Send,
            $($bounds)*
        {
            fn into_response(self) -> $crate::__private::warp::Response {
                $crate::warp::into_response(self, $crate::__record!($($generics)*))
            }
        }

        $crate::__warp_rejection! { [$($generics)*] [$ty] [where $($bounds)*] }
    };
}

/// The conversion into `Rejection`.
#[doc(hidden)]
#[macro_export]
macro_rules! __warp_rejection {
    ([$($generics:tt)*] [$ty:ty] []) => {
        $crate::__warp_rejection! { [$($generics)*] [$ty] [where] }
    };
    ([$($generics:tt)*] [$ty:ty] [where $($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::From<$ty> for $crate::__private::warp::Rejection
        where
            for<'__a> $ty: $crate::__private::Send,
            $($bounds)*
        {
            fn from(error: $ty) -> Self {
                $crate::warp::reject(error, $crate::__record!($($generics)*))
            }
        }
    };
}

/// The whole response of an error.
pub fn into_response<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord) -> Response {
    respond(convert(error, record))
}

pub(super) fn respond(converted: Converted) -> Response {
    http::Response::<Bytes>::from(converted).into_response()
}

/// An error as a rejection. [`recover`](super::recover()) answers with it.
pub fn reject<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord) -> warp::Rejection {
    warp::reject::custom(Rejected(record(error)))
}

/// The error in a rejection. Its `Debug` text is the code alone, because warp sends that text to the client if nothing
/// recovers.
pub(super) struct Rejected(pub(super) ErrorRecord);

impl fmt::Debug for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.error().code())
    }
}

impl Reject for Rejected {}

crate::__warp! { [] [FrameworkError] [] }
crate::__warp! { [] [Rejection] [] }
crate::__warp! { [] [ValidationErrors] [] }
