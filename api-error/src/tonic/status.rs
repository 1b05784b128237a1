//! Turns an error into tonic's status.

use alloc::sync::Arc;
use core::error::Error;
use core::fmt;

use tonic::Status;
use tonic_types::StatusExt;

use super::{code::code, details, stream};
use crate::hostile::printable;
use crate::serve::log::conversion;
use crate::serve::{ErrorRecord, FrameworkError, Rejection, RequestId};
use crate::{ApiError, ValidationErrors};

/// The largest number of bytes of a message: it travels in a header, percent-encoded.
const MESSAGE_LIMIT: usize = 512;

/// The conversion that the derive adds to a type.
#[doc(hidden)]
#[macro_export]
macro_rules! __tonic {
    ([$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::From<$ty> for $crate::__private::tonic::Status $($bounds)* {
            fn from(error: $ty) -> Self {
                $crate::tonic::into_status(error, $crate::__record!($($generics)*))
            }
        }
    };
}

/// The status of an error. Outside of a layer, this logs the error.
pub fn into_status<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord) -> Status {
    let record = record(error);
    conversion::log_unless_inside(&record);
    of_record(&record, record.error(), None)
}

/// The status of an error. Its record is the source of the status.
pub(super) fn of_record(record: &ErrorRecord, error: &dyn ApiError, request_id: Option<&RequestId>) -> Status {
    let envelope = error.envelope();
    let message = printable(&envelope.message, MESSAGE_LIMIT);
    let details = details::of(error, &envelope, &message, request_id);
    let mut status = Status::with_error_details(code(error.status(), error.error_type()), message, details);
    status.set_source(Arc::new(StatusSource(record.clone())));
    status
}

/// The error behind a status. In the middle of a stream, only its drop tells the layer which error the trailers are about.
#[derive(Debug)]
pub(super) struct StatusSource(pub(super) ErrorRecord);

impl fmt::Display for StatusSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Error for StatusSource {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

impl Drop for StatusSource {
    fn drop(&mut self) {
        stream::note_dropped(&self.0);
    }
}

crate::__tonic! { [] [FrameworkError] [] }
crate::__tonic! { [] [Rejection] [] }
crate::__tonic! { [] [ValidationErrors] [] }
