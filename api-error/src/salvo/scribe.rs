//! Turns an error into salvo's response.

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderValue};
use http::{Extensions, HeaderMap};
use salvo_core::Response;
use salvo_core::http::ResBody;

use crate::serve::convert::{Converted, convert};
use crate::serve::head::Finished;
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

/// A response extension: the body that a conversion or the layer wrote, and its media type.
#[derive(Clone)]
struct Written(Bytes, Option<HeaderValue>);

/// The body of an error, which the extensions of its response remember.
pub(super) fn body_of(bytes: Bytes, headers: &HeaderMap, extensions: &mut Extensions) -> ResBody {
    let media_type = headers.get(CONTENT_TYPE).cloned();
    extensions.insert(Written(bytes.clone(), media_type));
    ResBody::Once(bytes)
}

/// Forgets the error of a response that a later handler has written over: all handlers share one response.
pub(super) fn forget_if_overwritten(response: &mut Response) {
    let Some(Written(body, media_type)) = response.extensions.get::<Written>() else { return };
    let is_whole = match &response.body {
        ResBody::Once(now) => now == body || response.headers.contains_key(CONTENT_ENCODING),
        // Somebody has added to it.
        ResBody::Chunks(_) => false,
        _ => true,
    };
    let has_our_type = media_type.is_some() && response.headers.get(CONTENT_TYPE) == media_type.as_ref();
    if is_whole && has_our_type {
        return;
    }
    response.extensions.remove::<ErrorRecord>();
    response.extensions.remove::<Written>();
    if has_our_type {
        // It is the type of our body, and says nothing about this one.
        response.headers.remove(CONTENT_TYPE);
    }
}

pub(super) fn write(converted: Converted, response: &mut Response) {
    rewrite::remove_body_headers(&mut response.headers, converted.status);
    response.status_code = Some(converted.status);
    response.headers.extend(converted.headers);
    response.body = body_of(converted.body, &response.headers, &mut response.extensions);
    response.extensions.remove::<Finished>();
    match converted.record {
        Some(record) => drop(response.extensions.insert(record)),
        None => drop(response.extensions.remove::<ErrorRecord>()),
    }
}

crate::__salvo! { [] [FrameworkError] [] }
crate::__salvo! { [] [Rejection] [] }
crate::__salvo! { [] [ValidationErrors] [] }
