//! Error in, salvo's response out.

use salvo_core::Response;
use salvo_core::http::ResBody;

use crate::serve::convert::{Converted, convert};
use crate::serve::exchange::Finished;
use crate::serve::{ErrorRecord, FrameworkError, Rejection, rewrite};
use crate::{ApiError, ValidationErrors};

/// The impl of `Scribe` that the derive adds to a type. It brings `Writer` if the type is `Send`.
#[doc(hidden)]
#[macro_export]
macro_rules! __salvo {
    ([$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::salvo::Scribe for $ty $($bounds)* {
            fn render(self, response: &mut $crate::__private::salvo::Response) {
                $crate::salvo::render(self, $crate::__record!($($generics)*), response)
            }
        }
    };
}

/// Makes the response that of an error: replaces the body, and the headers that describe it.
pub fn render<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord, response: &mut Response) {
    write(convert(error, record), response);
}

pub(super) fn write(converted: Converted, response: &mut Response) {
    rewrite::remove_body_headers(&mut response.headers, converted.status);
    response.status_code = Some(converted.status);
    response.headers.extend(converted.headers);
    response.body = ResBody::Once(converted.body);
    response.extensions.remove::<Finished>();
    match converted.record {
        Some(record) => drop(response.extensions.insert(record)),
        None => drop(response.extensions.remove::<ErrorRecord>()),
    }
}

crate::__salvo! { [] [FrameworkError] [] }
crate::__salvo! { [] [Rejection] [] }
crate::__salvo! { [] [ValidationErrors] [] }
