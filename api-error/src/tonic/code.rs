//! HTTP statuses as gRPC codes, and back.

use http::StatusCode;
use tonic::Code;

use crate::{ErrorStatus, ErrorType};

/// The gRPC code for a status and a type.
///
/// | status | code |
/// |---|---|
/// | 401, 407, 511, and 400 of an `auth_error` | `UNAUTHENTICATED` |
/// | 403 | `PERMISSION_DENIED` |
/// | 404, 410 | `NOT_FOUND` |
/// | 409 | `ABORTED` |
/// | 402, 412, 423, 424, 428 | `FAILED_PRECONDITION` |
/// | 416 | `OUT_OF_RANGE` |
/// | 429 | `RESOURCE_EXHAUSTED` |
/// | 499 | `CANCELLED` |
/// | 405, 501 | `UNIMPLEMENTED` |
/// | 421, 425, 502, 503 | `UNAVAILABLE` |
/// | 408, 504 | `DEADLINE_EXCEEDED` |
/// | every other 4xx | `INVALID_ARGUMENT` |
/// | every other 5xx | `INTERNAL` |
///
/// ```
/// use api_error::{ErrorStatus, ErrorType};
///
/// let code = api_error::tonic::code(ErrorStatus::UNPROCESSABLE_CONTENT, ErrorType::ValidationError);
/// assert_eq!(code, tonic::Code::InvalidArgument);
/// ```
#[must_use]
pub fn code(status: ErrorStatus, error_type: ErrorType) -> Code {
    match status.as_u16() {
        400 if error_type == ErrorType::AuthError => Code::Unauthenticated,
        401 | 407 | 511 => Code::Unauthenticated,
        403 => Code::PermissionDenied,
        404 | 410 => Code::NotFound,
        409 => Code::Aborted,
        402 | 412 | 423 | 424 | 428 => Code::FailedPrecondition,
        416 => Code::OutOfRange,
        429 => Code::ResourceExhausted,
        499 => Code::Cancelled,
        405 | 501 => Code::Unimplemented,
        421 | 425 | 502 | 503 => Code::Unavailable,
        408 | 504 => Code::DeadlineExceeded,
        400..=499 => Code::InvalidArgument,
        _ => Code::Internal,
    }
}

/// The HTTP status that the log shows for a gRPC status that is not one of our errors, by the table of `google.rpc.Code`.
pub(super) fn http_status(code: Code) -> StatusCode {
    match code {
        Code::Ok => StatusCode::OK,
        Code::InvalidArgument | Code::FailedPrecondition | Code::OutOfRange => StatusCode::BAD_REQUEST,
        Code::Unauthenticated => StatusCode::UNAUTHORIZED,
        Code::PermissionDenied => StatusCode::FORBIDDEN,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::Aborted | Code::AlreadyExists => StatusCode::CONFLICT,
        Code::ResourceExhausted => StatusCode::TOO_MANY_REQUESTS,
        Code::Cancelled => StatusCode::from_u16(499).unwrap_or(StatusCode::BAD_REQUEST),
        Code::Unimplemented => StatusCode::NOT_IMPLEMENTED,
        Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Code::DeadlineExceeded => StatusCode::GATEWAY_TIMEOUT,
        Code::Unknown | Code::Internal | Code::DataLoss => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
