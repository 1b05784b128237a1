//! Error in, warp's response or rejection out.

use core::fmt;

use bytes::Bytes;
use warp::reject::Reject;
use warp::reply::{Reply, Response};

use crate::serve::{Converted, ErrorRecord, FrameworkError, Rejection, convert};
use crate::{ApiError, ValidationErrors};

/// The impls that the derive adds to a type: `Reply`, and the conversion into `Rejection`.
///
/// The bounds mention a lifetime, so that a type which is not `Send` has no impl rather than an error.
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
    converted.into_response::<Bytes>().into_response()
}

/// An error as a rejection, until [`recover`](super::recover()) answers.
pub fn reject<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord) -> warp::Rejection {
    warp::reject::custom(Rejected(record(error)))
}

/// What a rejection carries. Where nobody recovers, warp sends its `Debug` text to the client: it is the code alone.
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
